import { describe, expect, it } from 'vitest';
import { withProject } from '../testing/project.ts';
import { loadedWith, readImportGraph } from './import-graph.ts';

const files = {
  'src/main.tsx': "import { a } from './a.ts';\nimport type { T } from './types.ts';\nconst later = () => import('./lazy.ts');\nexport const page = <b>{a}{String(later)}</b>;\nexport type U = T;",
  'src/a.ts': "import { type T } from './types.ts';\nexport { b } from './b.ts';\nexport const a: T = 1;",
  'src/b.ts': "import 'side-effect';\nimport { x } from '@scope/pkg/deep';\nexport const b = x;",
  'src/types.ts': 'export type T = number;',
  'src/lazy.ts': "export * from './b.ts';",
};

describe('the import graph', () => {
  it('knows types, lazy imports, re-exports and packages apart', () =>
    withProject(files, async (root) => {
      const graph = await readImportGraph(root);
      expect(graph.get('src/main.tsx')?.map(({ specifier, typeOnly, lazy, line }) => ({ specifier, typeOnly, lazy, line }))).toEqual([
        { specifier: './a.ts', typeOnly: false, lazy: false, line: 1 },
        { specifier: './types.ts', typeOnly: true, lazy: false, line: 2 },
        { specifier: './lazy.ts', typeOnly: false, lazy: true, line: 3 },
      ]);
      expect(graph.get('src/a.ts')?.map((edge) => edge.typeOnly)).toEqual([true, false]);
      expect(graph.get('src/b.ts')?.map((edge) => edge.to)).toEqual([
        { kind: 'package', name: 'side-effect' },
        { kind: 'package', name: '@scope/pkg' },
      ]);
    }));

  it('follows only what really loads', () =>
    withProject(files, async (root) => {
      const reached = loadedWith(await readImportGraph(root), 'src/main.tsx');
      expect(reached.map((file) => file.path)).toEqual(['src/main.tsx', 'src/a.ts', 'src/b.ts']);
      expect(reached.at(-1)?.chain).toEqual(['src/main.tsx', 'src/a.ts', 'src/b.ts']);
    }));

  it('error: names the file that does not parse', () => withProject({ 'src/bad.ts': 'const = 1' }, (root) => expect(readImportGraph(root)).rejects.toThrow('src/bad.ts')));
});
