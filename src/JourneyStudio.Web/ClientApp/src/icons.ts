const names = ['check', 'refresh-cw', 'cloud-off', 'circle-alert', 'triangle-alert', 'octagon-x', 'hourglass', 'sticky-note', 'chevron-up', 'chevron-down', 'chevron-right', 'x'];
const prefix = 'canvas-';

/** Keeps the script's icons in the page itself: they are needed most when the server, and with it the sprite, is away. */
export async function keepIcons(root: HTMLElement): Promise<void> {
  const address = root.querySelector('use')?.getAttribute('href')?.split('#')[0];
  if (!address) return;
  const sprite = await fetch(new URL(address, document.baseURI)).then(response => response.text()).catch(() => '');
  const drawn = new DOMParser().parseFromString(sprite, 'image/svg+xml');
  const kept = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  kept.setAttribute('hidden', '');
  for (const name of names) {
    const symbol = drawn.querySelector(`symbol[id="${name}"]`);
    if (!symbol) continue;
    symbol.id = prefix + name;
    kept.append(symbol);
  }
  root.append(kept);
}

export function icon(name: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'i i-s');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#${prefix}${name}`);
  svg.append(use);
  return svg;
}
