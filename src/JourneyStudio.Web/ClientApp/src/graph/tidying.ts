import type { Move } from '../draft/commands';
import { isNote, type DraftState } from '../draft/model';
import type { LayoutInput } from './layout';

/** Works layouts out in a worker, so that a journey of any size can be drawn and edited meanwhile. */
export class Tidying {
  private readonly worker = new Worker(new URL('./layout.js', import.meta.url), { type: 'module' });
  private asked = 0;

  /** Null when it was overtaken by a later one, or could not be worked out. */
  tidy(state: DraftState, keep: string | undefined): Promise<Move[] | null> {
    const id = ++this.asked;
    return new Promise(done => {
      const answered = ({ data }: MessageEvent<{ id: number; moves: Move[] }>) => {
        if (data.id !== id) return;
        stop();
        done(id === this.asked ? data.moves : null);
      };
      const failed = () => {
        stop();
        done(null);
      };
      const stop = () => {
        this.worker.removeEventListener('message', answered);
        this.worker.removeEventListener('error', failed);
      };
      this.worker.addEventListener('message', answered);
      this.worker.addEventListener('error', failed);
      this.worker.postMessage({ id, input: inputOf(state), keep });
    });
  }

  dispose(): void {
    this.worker.terminate();
  }
}

/** Notes are no part of the flow: see `notesAlong`. */
export function inputOf(state: DraftState): LayoutInput {
  return {
    nodes: [...state.nodes.values()].filter(node => !isNote(node)).map(node => ({ id: node.id, x: node.x, y: node.y, ports: node.ports.map(port => port.id) })),
    connections: [...state.connections.values()],
  };
}

/** A note goes where the activity nearest to it goes. */
export function notesAlong(state: DraftState, moves: readonly Move[]): Move[] {
  const nodes = [...state.nodes.values()];
  return nodes.filter(isNote).flatMap(note => {
    const far = (node: { x: number; y: number }) => Math.hypot(node.x - note.x, node.y - note.y);
    const [near] = nodes.filter(node => !isNote(node)).sort((a, b) => far(a) - far(b));
    const to = near && moves.find(move => move.activity === near.id);
    return near && to ? [{ activity: note.id, x: note.x + to.x - near.x, y: note.y + to.y - near.y }] : [];
  });
}
