/** Live figures of one activity, over the versions that run. */
export interface Counts {
  entered: number;
  waiting: number;
  failed: number;
  ports: Record<string, number>;
}

export type CountsByActivity = ReadonlyMap<string, Counts>;

/** Shares of those who came, in percent: moved on, waiting here, left the journey here. */
export function shares(counts: Counts): { on: number; here: number; left: number } {
  if (counts.entered === 0) return { on: 0, here: 0, left: 0 };
  const here = Math.min(100, (100 * counts.waiting) / counts.entered);
  const left = Math.min(100 - here, (100 * counts.failed) / counts.entered);
  return { on: 100 - here - left, here, left };
}
