import { join } from 'node:path';
import { build } from 'esbuild';
import { writeSprite } from './icons/sprite.mjs';

const webRoot = process.argv[2] ?? '../wwwroot';
const development = process.argv.includes('--development');

await build({
  entryPoints: { canvas: 'src/index.ts', layout: 'src/layout-worker.ts' },
  outdir: join(webRoot, 'canvas'),
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: !development,
  sourcemap: development ? 'linked' : false,
  legalComments: 'external',
  logLevel: 'warning',
});
writeSprite(join(webRoot, 'icons.svg'));
