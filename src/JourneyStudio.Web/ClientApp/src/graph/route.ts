import type { Box, Point } from './size';

const lead = 19;
const around = 24;

/**
 * The corners of a connection between the end of a port and the top of a node: down, across, down. The crossing leg lies just above
 * the target or just below the source, whichever runs through fewer other nodes; a way back up goes round the side.
 */
export function route(from: Point, to: Point, others: readonly Box[]): Point[] {
  if (to.y < from.y + 8) return roundTheSide(from, to, others);
  if (Math.abs(from.x - to.x) < 1) return [];
  const gap = Math.min(lead, (to.y - from.y) / 2);
  const late = across(from, to, to.y - gap);
  const early = across(from, to, from.y + gap);
  return crossings([from, ...early, to], others) < crossings([from, ...late, to], others) ? early : late;
}

function across(from: Point, to: Point, y: number): Point[] {
  return [{ x: from.x, y }, { x: to.x, y }];
}

function roundTheSide(from: Point, to: Point, others: readonly Box[]): Point[] {
  const below = from.y + lead;
  const above = to.y - lead;
  const between = others.filter(box => box.y < below && box.y + box.height > above);
  const right = Math.max(from.x, to.x, ...between.map(box => box.x + box.width)) + around;
  const left = Math.min(from.x, to.x, ...between.map(box => box.x)) - around;
  const side = right - Math.max(from.x, to.x) <= Math.min(from.x, to.x) - left ? right : left;
  return [{ x: from.x, y: below }, { x: side, y: below }, { x: side, y: above }, { x: to.x, y: above }];
}

/** How many times a path of upright and level legs runs through a box. */
export function crossings(path: readonly Point[], boxes: readonly Box[]): number {
  let count = 0;
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [path[i - 1], path[i]];
    if (!a || !b) continue;
    for (const box of boxes)
      if (Math.max(a.x, b.x) > box.x && Math.min(a.x, b.x) < box.x + box.width && Math.max(a.y, b.y) > box.y && Math.min(a.y, b.y) < box.y + box.height) count++;
  }
  return count;
}

/** Where several connections meet the top edge of one node: side by side, in the order of their sources, 28 apart, near the middle. */
export function arrival(index: number, count: number): number {
  return count < 2 ? 0 : (index - (count - 1) / 2) * Math.min(28, 168 / (count - 1));
}

/** As thick as its share of members: 1.75 without figures, 1.2 to 6 with them. */
export function thickness(passed: number | null, most: number): number {
  return passed === null || most <= 0 ? 1.75 : Math.round((1.2 + 4.8 * Math.min(1, passed / most)) * 10) / 10;
}
