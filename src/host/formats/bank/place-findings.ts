import { fieldName, type BankProblem, type Finding } from './bank-problem.ts';
import type { TextFile } from './bank-files.ts';
import { locator, type Place } from './yaml-lines.ts';

/** Looks up the line of every finding, reading again only the files that are named in one, and sorts them as a reader goes. */
export function placeFindings(findings: readonly Finding[], files: readonly TextFile[]): BankProblem[] {
  const locators = new Map<string, ReturnType<typeof locator>>();
  const placeOf = (file: string, path: Finding['path']): Place => {
    const text = files.find((one) => one.path === file)?.text;
    if (text === undefined || path.length === 0) return { line: 1, column: 1 };
    const find = locators.get(file) ?? locator(text);
    locators.set(file, find);
    return find(path);
  };
  const problems = findings.map((finding): BankProblem => {
    const { file, path, item, code, expected, other } = finding;
    const { line, column } = finding.place ?? placeOf(file, path);
    const against = other === undefined ? '' : `${other.file}:${placeOf(other.file, other.path).line}`;
    const found =
      finding.found === undefined || against === '' ? (finding.found ?? against) : `${finding.found} (${against})`;
    return {
      file,
      line,
      column,
      field: fieldName(path),
      ...(item === undefined ? {} : { item }),
      code,
      expected,
      ...(found === '' ? {} : { found }),
    };
  });
  return problems.sort(
    (a, b) =>
      (a.file === b.file ? 0 : a.file < b.file ? -1 : 1) || a.line - b.line || (a.column ?? 0) - (b.column ?? 0),
  );
}
