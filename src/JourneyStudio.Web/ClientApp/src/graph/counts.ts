/** Live figures of one activity, over the versions that run. */
export interface Counts {
  entered: number;
  waiting: number;
  failed: number;
  /** Left the journey here midway: failed, taken out by a rule or by hand. */
  left: number;
  /** How many seconds the oldest member who is due here has waited too long. */
  lag: number;
  ports: Record<string, number>;
}

export type CountsByActivity = ReadonlyMap<string, Counts>;

/** Shares of those who came, in percent: moved on, waiting here, left the journey here. */
export function shares(counts: Counts): { on: number; here: number; left: number } {
  if (counts.entered === 0) return { on: 0, here: 0, left: 0 };
  const here = Math.min(100, (100 * counts.waiting) / counts.entered);
  const left = Math.min(100 - here, (100 * counts.left) / counts.entered);
  return { on: 100 - here - left, here, left };
}

/** The share that was lost at an activity, in percent with one digit below ten; null when nobody was, and where leaving is the point. */
export function dropOff(counts: Counts, family: string): number | null {
  if (family === 'exit' || counts.entered === 0 || counts.left === 0) return null;
  const share = (100 * counts.left) / counts.entered;
  return share < 10 ? Math.round(share * 10) / 10 : Math.round(share);
}
