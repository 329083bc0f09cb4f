const usable = 'button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), a[href]';

/** Who takes the focus after `lost`: a neighbour of a control that was switched off, else the screen's main part. */
function heirOf(lost: HTMLElement): HTMLElement | null {
  const near = lost.isConnected
    ? lost.closest('[role="dialog"], [role="group"], form, footer')?.querySelector<HTMLElement>(usable)
    : null;
  const main = document.querySelector<HTMLElement>('main');
  if (main !== null && !main.hasAttribute('tabindex')) main.tabIndex = -1;
  return near ?? main;
}

/**
 * Keeps the keyboard's place: when the control that holds the focus leaves the page or is switched off, a browser drops the focus to
 * nothing, and a person without a mouse starts again at the top. Watches until the returned function is called.
 */
export function keepFocus(): () => void {
  let last: HTMLElement | null = null;
  let asked = 0;

  function look(): void {
    const now = document.activeElement;
    const nowhere = now === null || now === document.body || now.matches(':disabled');
    // Whoever presses on empty ground let go of it themselves: what they left is still there.
    if (!nowhere || last === null || (last.isConnected && !last.matches(':disabled'))) return;
    heirOf(last)?.focus({ preventScroll: true });
  }

  const watch = new MutationObserver(() => {
    // After the screen has settled: a new screen or a closing dialog may place the focus itself.
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(look);
  });
  const remember = (event: FocusEvent) => (last = event.target instanceof HTMLElement ? event.target : last);
  document.addEventListener('focusin', remember);
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
  return () => {
    document.removeEventListener('focusin', remember);
    watch.disconnect();
    cancelAnimationFrame(asked);
  };
}
