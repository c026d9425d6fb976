import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

// Node 20 does not read TypeScript: bundle each test file, then hand them to node's own runner
const out = mkdtempSync(join(process.cwd(), 'node_modules', '.tests-'));
try {
  const tests = readdirSync('test').filter(file => file.endsWith('.test.ts'));
  await build({ entryPoints: tests.map(file => join('test', file)), outdir: out, bundle: true, platform: 'node', format: 'esm', target: 'node20', outExtension: { '.js': '.mjs' }, logLevel: 'warning' });
  const run = spawnSync(process.execPath, ['--test', ...tests.map(file => join(out, file.replace(/\.ts$/, '.mjs')))], { stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
