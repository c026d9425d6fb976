import { emptyState, type DraftState } from './draft/model';
import { difference, type Patch } from './draft/patch';
import { canFold, foldersOf, unfolded } from './graph/branches';

/** Which branches are folded away. That is how somebody looks at a draft, no edit of it: it stays in their browser. */
export class Folding {
  private readonly folded: Set<string>;
  private drawn: DraftState = emptyState;

  constructor(private readonly key: string, private readonly state: () => DraftState, private readonly draw: (patch: Patch) => void) {
    this.folded = new Set(read(key));
  }

  /** What is drawn: the draft without what is folded. */
  get shown(): DraftState {
    return this.drawn;
  }

  has(id: string): boolean {
    return this.folded.has(id);
  }

  canFold(id: string): boolean {
    return canFold(this.state(), id);
  }

  update(): void {
    const next = unfolded(this.state(), this.folded);
    const patch = difference(this.drawn, next);
    this.drawn = next;
    this.draw(patch);
  }

  fold(id: string, on: boolean): void {
    if (on === this.folded.has(id) || (on && !this.canFold(id))) return;
    if (on) this.folded.add(id);
    else this.folded.delete(id);
    this.keep();
  }

  /** Unfolds whatever hides an activity. */
  reveal(id: string): void {
    if (this.drawn.nodes.has(id) || !this.state().nodes.has(id)) return;
    foldersOf(this.state(), this.folded, id).forEach(other => this.folded.delete(other));
    this.keep();
  }

  private keep(): void {
    try {
      localStorage.setItem(this.key, JSON.stringify([...this.folded]));
    } catch {
      // A browser that keeps nothing forgets it with the page
    }
    this.update();
  }
}

function read(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(id => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
