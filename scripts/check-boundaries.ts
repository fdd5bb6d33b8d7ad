import { IMPORTERS_OF, PACKAGE_RULES, ROOMS, roomOf } from './lib/rooms.ts';
import type { Check, Finding } from './lib/check.ts';
import { type ImportEdge, type ImportGraph, loadedWith, readImportGraph } from './lib/import-graph.ts';
import { isTestCode } from './lib/source-files.ts';

/** Import directions of docs/architecture.md: who may know whom. A wrong arrow today is a knot that nobody dares to touch in a year. */
export const boundaries: Check = {
  name: 'boundaries',
  about: 'who may import whom',
  async run(root) {
    const graph = await readImportGraph(root);
    return { findings: [...brokenArrows(graph), ...misplacedPackages(graph), ...heavyFirstLoad(graph)] };
  },
};

/** Every import that crosses from one room of the project into another against the table. */
export function brokenArrows(graph: ImportGraph): readonly Finding[] {
  return [...graph.values()].flat().flatMap((edge) => {
    const problem = arrowProblem(graph, edge);
    return problem === null ? [] : [{ file: edge.from, line: edge.line, message: problem }];
  });
}

function arrowProblem(graph: ImportGraph, edge: ImportEdge): string | null {
  if (edge.to.kind !== 'file') return null;
  const from = roomOf(edge.from);
  const to = roomOf(edge.to.path);
  if (from === null) return `no room of the project is called like this file; name it in scripts/lib/rooms.ts`;
  if (edge.to.path.startsWith('src/') && !graph.has(edge.to.path) && isCodePath(edge.to.path)) return `imports ${edge.to.path}, which does not exist`;
  if (to === null || from === to) return null;
  // Tests may set up what they test with anything that exists.
  if (isTestCode(edge.from)) return null;
  if (isTestCode(edge.to.path)) return `test code (${edge.to.path}) may only be used by tests`;
  const welcome = IMPORTERS_OF[to];
  if (welcome !== undefined && !welcome.includes(from)) return `${to} may only be imported by ${welcome.join(', ') || 'nobody'}`;
  const rule = ROOMS[from];
  if (rule === undefined || rule.may.includes(to) || (edge.typeOnly && rule.mayNameTypesOf?.includes(to) === true)) return null;
  return `${from} must not import ${to}: ${rule.why}`;
}

function isCodePath(path: string): boolean {
  return /\.tsx?$/.test(path);
}

/** Imports of packages that are too heavy, or too dangerous, to be used just anywhere. */
export function misplacedPackages(graph: ImportGraph): readonly Finding[] {
  return [...graph.values()].flat().flatMap((edge) => {
    if (edge.to.kind !== 'package' || edge.typeOnly || !edge.from.startsWith('src/') || isTestCode(edge.from)) return [];
    const { name } = edge.to;
    const rule = PACKAGE_RULES.find(({ packages }) => packages.test(name));
    if (rule === undefined || rule.only.some((place) => edge.from.startsWith(place))) return [];
    return [{ file: edge.from, line: edge.line, message: `${name} may only be imported below ${rule.only.join(', ') || 'no folder'}: ${rule.why}` }];
  });
}

/** Packages that must not load with the first chunk, reached from src/main.tsx without an `import()` in between. */
export function heavyFirstLoad(graph: ImportGraph): readonly Finding[] {
  return loadedWith(graph, 'src/main.tsx').flatMap(({ chain, edges }) =>
    edges.flatMap((edge) => {
      if (edge.to.kind !== 'package') return [];
      const { name } = edge.to;
      const heavy = PACKAGE_RULES.some((rule) => rule.neverFirst && rule.packages.test(name));
      return heavy ? [{ file: edge.from, line: edge.line, message: `${name} would load before the price is shown, by ${chain.join(' → ')}; put an import() in between` }] : [];
    }),
  );
}
