import type { Move } from '../draft/commands';
import type { DraftState } from '../draft/model';
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

export function inputOf(state: DraftState): LayoutInput {
  return {
    nodes: [...state.nodes.values()].map(node => ({ id: node.id, x: node.x, y: node.y, ports: node.ports.map(port => port.id) })),
    connections: [...state.connections.values()],
  };
}
