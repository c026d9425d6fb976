import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const notice = '<!-- Outline icons: Lucide, ISC licence, (c) Lucide Icons and Contributors. Family outlines (s-*): JourneyStudio. -->';

function symbol(name) {
  const svg = readFileSync(new URL(`../node_modules/lucide-static/icons/${name}.svg`, import.meta.url), 'utf8');
  const inner = svg.replace(/<!--[\s\S]*?-->/g, '').match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1].replace(/\s*\n\s*/g, '');
  return `<symbol id="${name}" viewBox="0 0 24 24">${inner}</symbol>`;
}

/** Writes one sprite of our own family outlines and the Lucide icons listed in names.txt. */
export function writeSprite(file) {
  const outlines = readFileSync(new URL('outlines.svg', import.meta.url), 'utf8').match(/<symbol[\s\S]*?<\/symbol>/g);
  const names = readFileSync(new URL('names.txt', import.meta.url), 'utf8').split('\n').map(line => line.trim()).filter(Boolean);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, ['<svg xmlns="http://www.w3.org/2000/svg">', notice, ...outlines, ...names.map(symbol), '</svg>', ''].join('\n'));
}
