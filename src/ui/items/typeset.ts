import type { Attachment } from 'svelte/attachments';

/** Loaded with the first formula: most papers have none. */
let loading: Promise<typeof import('katex').default> | undefined;

async function load() {
  const [{ default: katex }] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
  return katex;
}

/**
 * Sets a formula in an element, as nodes and never as markup: the page's policy lets no markup in from strings. Until it is set,
 * and where it cannot be, its TeX stands there.
 */
export function typeset(tex: string): Attachment<HTMLElement> {
  return (element) => {
    let left = false;
    element.textContent = tex;
    loading ??= load();
    void loading
      .then((katex) => {
        if (left) return;
        // Not strict: Chinese words stand in formulas of Chinese items. Bounded: an item's text is an author's, not ours.
        katex.render(tex, element, { strict: false, trust: false, maxSize: 20, maxExpand: 200 });
        applyStyles(element);
      })
      .catch(() => {
        if (!left) element.textContent = tex;
      });
    return () => {
      left = true;
    };
  };
}

/** KaTeX gives a few rare signs their width by a style attribute, which the policy ignores; by way of the object it counts. */
function applyStyles(element: HTMLElement): void {
  for (const styled of element.querySelectorAll<SVGElement>('svg[style]')) {
    styled.style.cssText = styled.getAttribute('style') ?? '';
  }
}
