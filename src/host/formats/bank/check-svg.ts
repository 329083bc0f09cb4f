import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import type { Wording } from './bank-problem.ts';
import { expectations } from './wording.ts';

interface SvgFinding {
  readonly code: string;
  readonly expected: Wording;
  readonly found?: string;
  readonly place: { readonly line: number; readonly column: number };
}

type CheckedSvg =
  | { readonly ok: true; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly findings: readonly SvgFinding[] };

const svg = 'http://www.w3.org/2000/svg';
const xlink = 'http://www.w3.org/1999/xlink';
const xml = 'http://www.w3.org/XML/1998/namespace';

/** What a drawing needs. Anything else (scripts, foreign content, links, animation, pictures from elsewhere) is refused by name. */
const elements = new Set(
  `svg g defs title desc style symbol use rect circle ellipse line polyline polygon path text tspan textPath
  linearGradient radialGradient stop pattern clipPath mask marker filter feGaussianBlur feOffset feMerge feMergeNode feFlood
  feComposite feColorMatrix feBlend feDropShadow`.split(/\s+/u),
);
/** A list that grows past this tells an author nothing new. */
const mostFindings = 50;

/** True when a value names nothing outside the picture: `url(#…)` only, no script, no escape that could hide either. */
function staysInside(value: string): boolean {
  const plain = value.replace(/\s+/gu, '').toLowerCase();
  const addresses = [...plain.matchAll(/url\((?<target>['"]?.)/gu)].map(({ groups }) => groups?.['target'] ?? '');
  return addresses.every((target) => target.endsWith('#')) && !/javascript:|data:|expression\(/u.test(plain);
}

/** Style rules may not load (@import, @font-face) nor hide what they say behind escapes. */
function isPlainStyle(value: string): boolean {
  return staysInside(value) && !/[@\\]/u.test(value);
}

function refusedAttribute({ prefix, local, uri, value, name }: SaxesAttributeNS): boolean {
  if (name === 'xmlns' || prefix === 'xmlns') return false; // names a namespace and does nothing by itself
  if (uri === xml) return local !== 'lang' && local !== 'space';
  if (local === 'href' && (uri === '' || uri === xlink)) return !value.startsWith('#');
  if (uri !== '' || /^on/iu.test(local) || local === 'src') return true;
  return local === 'style' ? !isPlainStyle(value) : !staysInside(value);
}

/** Its size, from `viewBox="0 0 width height"`; areas are told in these units. */
function sizeOf({ attributes }: SaxesTagNS): { width: number; height: number } | null {
  const [x, y, width = 0, height = 0, ...more] = (attributes['viewBox']?.value ?? '')
    .trim()
    .split(/[\s,]+/u)
    .map(Number);
  const fits = x === 0 && y === 0 && width > 0 && height > 0 && width <= 100_000 && height <= 100_000;
  return fits && more.length === 0 ? { width, height } : null;
}

/**
 * Checks that a file is an SVG drawing that does nothing but be looked at: well-formed XML without a document type, only elements
 * of drawing, nothing that runs and nothing that is fetched. Names every place that is otherwise.
 */
export function checkSvg(content: Uint8Array): CheckedSvg {
  const findings: SvgFinding[] = [];
  const parser = new SaxesParser({ xmlns: true, position: true });
  let place = { line: 1, column: 1 };
  let size: { width: number; height: number } | null = null;
  let depth = 0;
  let inStyle = false;
  const here = () => ({ line: parser.line, column: Math.max(1, parser.column) });
  const refuse = (code: string, expected: Wording, found: string, at = here()) => {
    if (findings.length < mostFindings) findings.push({ code, expected, found: found.slice(0, 80), place: at });
  };

  parser.on('error', (error) => {
    const reason = error.message.replace(/^\d+:\d+: /u, '');
    refuse('svg-syntax', expectations.svg, reason);
  });
  parser.on('doctype', () => refuse('svg-refused', expectations.svgPlain, '<!DOCTYPE>'));
  parser.on('processinginstruction', ({ target }) => refuse('svg-refused', expectations.svgPlain, `<?${target}?>`));
  parser.on('opentagstart', () => {
    place = here();
  });
  parser.on('opentag', (tag) => {
    const known = tag.uri === svg && elements.has(tag.local);
    if (depth === 0) {
      if (!known || tag.local !== 'svg') refuse('not-svg', expectations.svg, `<${tag.name}>`, place);
      else {
        size = sizeOf(tag);
        const viewBox = tag.attributes['viewBox']?.value ?? '';
        if (size === null) refuse('view-box', expectations.viewBox, viewBox, place);
      }
    } else if (!known) refuse('svg-refused', expectations.svgPlain, `<${tag.name}>`, place);
    for (const attribute of Object.values(tag.attributes)) {
      if (!refusedAttribute(attribute)) continue;
      refuse('svg-refused', expectations.svgPlain, `${attribute.name}="${attribute.value}"`, place);
    }
    inStyle = known && tag.local === 'style';
    depth += 1;
  });
  const style = (text: string) => {
    if (inStyle && !isPlainStyle(text)) refuse('svg-refused', expectations.svgPlain, text.trim());
  };
  parser.on('text', style);
  parser.on('cdata', style);
  parser.on('closetag', () => {
    inStyle = false;
    depth -= 1;
  });

  try {
    parser.write(new TextDecoder('utf-8', { fatal: true }).decode(content)).close();
  } catch {
    refuse('not-utf8', expectations.utf8, '');
  }
  if (findings.length === 0 && size !== null) return { ok: true, ...(size as { width: number; height: number }) };
  if (findings.length === 0) refuse('not-svg', expectations.svg, '', { line: 1, column: 1 });
  return { ok: false, findings };
}
