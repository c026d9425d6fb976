import type { ActivityJson, ConnectionView, DraftState, KindView, NodeView } from '../src/draft/model';
import { connectionKey } from '../src/draft/model';
import type { Answer, Snapshot } from '../src/draft/queue';
import type { Claims } from '../src/draft/adoption';
import type { KeyValueStore } from '../src/draft/store';

export const wait: KindView = { type: 'Journey.Wait', version: 1, family: 'wait', name: 'Wait', icon: '', hasInput: true, ports: [{ id: 'Done', label: '' }] };
export const condition: KindView = { type: 'Journey.Condition', version: 1, family: 'flow', name: 'Condition', icon: '', hasInput: true, ports: [{ id: 'Yes', label: 'Yes' }, { id: 'No', label: 'No' }] };
export const kinds = new Map([[wait.type, wait], [condition.type, condition]]);

export const note = (id: string, text: string, x = 0, y = 0): NodeView => ({
  id, type: 'Journey.CanvasNote', family: 'note', kindName: 'Note', name: 'Note', summary: text, x, y, hasInput: false, ports: [], checks: [], activity: { id, type: 'Journey.CanvasNote', text },
});

export const activity = (id: string, x = 0, y = 0): ActivityJson => ({ id, type: wait.type, metadata: { designer: { position: { x, y } } } });

export const node = (id: string, x = 0, y = 0): NodeView => ({
  id, type: wait.type, family: 'wait', kindName: 'Wait', name: id, summary: '', x, y, hasInput: true, ports: wait.ports, checks: [], activity: activity(id, x, y),
});

export const line = (...ids: string[]): ConnectionView[] => ids.slice(1).map((target, index) => ({ source: ids[index] ?? '', port: 'Done', target }));

export function state(nodes: NodeView[], connections: ConnectionView[] = []): DraftState {
  return { name: 'Journey', nodes: new Map(nodes.map(n => [n.id, n])), connections: new Map(connections.map(c => [connectionKey(c), c])) };
}

export const snapshot = (revision: number, nodes: NodeView[] = []): Snapshot =>
  ({ revision, name: 'Journey', nodes, removedNodes: [], connections: [], removedConnections: [], canUndo: revision > 0, canRedo: false, savedAt: '2026-05-01T10:42:00Z' });

export const answer = (revision: number, nodes: NodeView[] = [], full = false): Answer => ({ ...snapshot(revision, nodes), full });

/** Local storage that lives as long as the test. */
export class MemoryStore implements KeyValueStore {
  private readonly items = new Map<string, string>();
  get length(): number {
    return this.items.size;
  }
  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
}

/** The open pages of a browser, each with the names it has claimed. */
export class Pages {
  private readonly held = new Map<string, string>();

  open(page: string): Claims {
    return {
      claim: name => {
        if (this.held.has(name)) return Promise.resolve(this.held.get(name) === page);
        this.held.set(name, page);
        return Promise.resolve(true);
      },
    };
  }

  close(page: string): void {
    for (const [name, holder] of this.held) if (holder === page) this.held.delete(name);
  }
}

/** A clock that moves only when told. */
export class ManualClock {
  private time = 0;
  private waiting: { at: number; action: () => void }[] = [];
  now(): number {
    return this.time;
  }
  after(milliseconds: number, action: () => void): () => void {
    const entry = { at: this.time + milliseconds, action };
    this.waiting.push(entry);
    return () => { this.waiting = this.waiting.filter(other => other !== entry); };
  }
  pass(milliseconds: number): void {
    this.time += milliseconds;
    const due = this.waiting.filter(entry => entry.at <= this.time);
    this.waiting = this.waiting.filter(entry => entry.at > this.time);
    due.forEach(entry => entry.action());
  }
}
