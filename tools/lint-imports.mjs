// The lint rule behind the import table in eslint.config.js: it reads every form in which one file names another.
import { dirname, relative, resolve, sep } from 'node:path';

const inside = (folder, path) => !relative(folder, path).startsWith('..');

/** Why `row` refuses `path` imported by the file `filename`, or null when it may be imported. */
function refusal(row, root, filename, path) {
  if (path.includes('../../')) return 'climbs more than one folder: name it from its layer, by #';
  if (path.startsWith('.'))
    return inside(resolve(root, row.folder), resolve(dirname(filename), path))
      ? null
      : 'lies outside the folder: name it by #';
  if (path.startsWith('#'))
    return [row.own, ...row.layers].some((layer) => path.startsWith(`#${layer}/`)) ? null : 'belongs to another layer';
  return row.packages.some((name) => path === name || path.startsWith(name.endsWith(':') ? name : `${name}/`))
    ? null
    : 'is a package that this folder does not use';
}

/** Options: one row of the table, { folder, own, layers, packages, computedPaths }, and the project's folder as `root`. */
export const imports = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object' }],
    messages: {
      refused: "{{folder}} may not import '{{path}}': it {{why}}. The import table stands in src/README.md.",
      computed: 'Import by a literal path, so that it can be checked.',
    },
  },
  create(context) {
    const [row] = context.options;
    const check = (node, source) => {
      if (source === null || source === undefined) return;
      if (typeof source.value !== 'string') {
        if (!row.computedPaths) context.report({ node, messageId: 'computed' });
        return;
      }
      const path = source.value.split(sep).join('/');
      const why = refusal(row, row.root, context.filename, path);
      if (why) context.report({ node: source, messageId: 'refused', data: { folder: row.folder, path, why } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source),
      TSExternalModuleReference: (node) => check(node, node.expression),
    };
  },
};
