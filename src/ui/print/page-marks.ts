/** What stands in the margins of each printed page. */
export interface PageMarks {
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  /** Around the number of the page and of all pages. */
  readonly pageOf: readonly string[];
}

/** A CSS string: what an author wrote must not end it. */
function quoted(text: string): string {
  return `"${text.replace(/["\\\n\r\f]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? ''} `)}"`;
}

/** The rules of the page: A4, and margins that hold the marks. */
export function pageRules({ topLeft, topRight, bottomLeft, pageOf }: PageMarks): string {
  const [before = '', between = '', after = ''] = pageOf.map(quoted);
  const small = 'font: 8pt sans-serif; color: #333; vertical-align:';
  return `@page {
    size: A4 portrait;
    margin: 20mm 16mm 18mm;
    @top-left { content: ${quoted(topLeft)}; ${small} bottom; padding-bottom: 4mm; }
    @top-right { content: ${quoted(topRight)}; ${small} bottom; padding-bottom: 4mm; font-weight: 700; }
    @bottom-left { content: ${quoted(bottomLeft)}; ${small} top; padding-top: 4mm; }
    @bottom-right { content: ${before} counter(page) ${between} counter(pages) ${after}; ${small} top; padding-top: 4mm; }
  }`;
}

/** Puts the marks on whatever is printed from this document, until it is told to take them off again. */
export function markPages(marks: PageMarks): () => void {
  // Written through the style object: the policy of the page allows no inline style.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageRules(marks));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
