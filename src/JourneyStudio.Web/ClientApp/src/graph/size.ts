/** The measures of UX.md: every node has the same size, columns and rows are fixed. */
export const nodeWidth = 256;
export const nodeHeight = 64;
export const columnPitch = 304;
export const rowPitch = 103;
export const grid = 8;

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

export const snap = (value: number) => Math.round(value / grid) * grid;

export const boxAt = (at: Point): Box => ({ x: at.x, y: at.y, width: nodeWidth, height: nodeHeight });
