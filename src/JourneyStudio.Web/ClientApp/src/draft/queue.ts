import type { Kinds } from './apply';
import type { DraftCommand } from './commands';
import { emptyState, type DraftState } from './model';
import { applyPatch, difference, type Patch } from './patch';
import { replay } from './replay';
import type { Entry, EntryStore } from './store';

/** A draft as loaded: everything. */
export interface Snapshot extends Patch {
  revision: number;
  canUndo: boolean;
  canRedo: boolean;
  savedAt: string | null;
}

/** The server's answer to one command. `full` means that the patch holds the whole draft, because this page was behind. */
export interface Answer extends Snapshot {
  full: boolean;
}

export type Sent =
  | { result: 'applied'; answer: Answer }
  | { result: 'refused'; reason: string; answer: Answer | null }
  | { result: 'away' };

export type SaveState =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'saving' }
  | { kind: 'kept'; changes: number }
  | { kind: 'refused'; reasons: string[] };

export interface Clock {
  now(): number;
  after(milliseconds: number, action: () => void): () => void;
}

export interface QueueOptions {
  store: EntryStore;
  kinds: Kinds;
  clock: Clock;
  client: string;
  send(entry: Entry, known: number): Promise<Sent>;
  changed(patch: Patch): void;
  saveState(state: SaveState): void;
}

const patience = 400;
const remembered = 100;
const retries = [1000, 2000, 5000, 10000];

/** Holds the draft of this page: applies commands at once, sends them in order, and keeps them until the server has them. */
export class CommandQueue {
  private confirmed: DraftState = emptyState;
  private shown: DraftState = emptyState;
  private undoable: Patch[] = [];
  private pending: Entry[] = [];
  private revision = 0;
  private sequence = 0;
  private failures = 0;
  private sending = false;
  private slow = false;
  private away = false;
  private reasons: string[] = [];
  private savedAt: Date | null = null;
  private server = { canUndo: false, canRedo: false };
  private cancelRetry: (() => void) | null = null;

  constructor(private readonly options: QueueOptions) {}

  get state(): DraftState {
    return this.shown;
  }

  get baseRevision(): number {
    return this.revision;
  }

  get canUndo(): boolean {
    return this.server.canUndo || this.pending.some(entry => entry.command.kind !== 'undo');
  }

  get canRedo(): boolean {
    return this.pending.length === 0 ? this.server.canRedo : this.pending.at(-1)?.command.kind === 'undo';
  }

  /** Takes the draft as the server has it; commands left over from an earlier page are put on top and sent. */
  load(snapshot: Snapshot): void {
    this.undoable = [];
    this.accept(applyPatch(emptyState, snapshot), snapshot);
    const known = new Set(this.pending.map(entry => entry.commandId));
    this.pending.push(...this.options.store.load().filter(entry => !known.has(entry.commandId)));
    this.redraw();
    this.pump();
  }

  submit(command: DraftCommand): void {
    const entry: Entry = {
      commandId: `${this.options.client}.${++this.sequence}`,
      order: this.options.clock.now() * 1000 + (this.sequence % 1000),
      baseRevision: this.revision,
      command,
    };
    this.options.store.save(entry);
    this.pending.push(entry);
    this.redraw();
    this.pump();
  }

  /** Try again now: the network is back, or the reader asked. */
  retry(): void {
    this.cancelRetry?.();
    this.cancelRetry = null;
    this.pump();
  }

  dismiss(): void {
    this.reasons = [];
    this.report();
  }

  dispose(): void {
    this.cancelRetry?.();
    this.pending = [];
  }

  private pump(): void {
    const entry = this.pending[0];
    if (this.sending || this.cancelRetry || !entry) {
      this.report();
      return;
    }
    this.sending = true;
    const stop = this.options.clock.after(patience, () => {
      this.slow = true;
      this.report();
    });
    void this.options.send(entry, this.revision).then(sent => {
      stop();
      this.sending = false;
      this.slow = false;
      this.settle(entry, sent);
    });
    this.report();
  }

  private settle(entry: Entry, sent: Sent): void {
    if (sent.result === 'away') {
      this.away = true;
      const delay = retries[Math.min(this.failures++, retries.length - 1)] ?? 10000;
      this.cancelRetry = this.options.clock.after(delay, () => this.retry());
      this.report();
      return;
    }
    this.away = false;
    this.failures = 0;
    this.pending = this.pending.filter(other => other !== entry);
    this.options.store.remove(entry.commandId);
    if (sent.result === 'refused') this.reasons.push(sent.reason);
    if (sent.answer) {
      const next = applyPatch(sent.answer.full ? emptyState : this.confirmed, sent.answer);
      if (sent.answer.full) this.undoable = [];
      else if (sent.result === 'applied') this.remember(entry.command, next);
      this.accept(next, sent.answer);
    }
    this.redraw();
    this.pump();
  }

  private remember(command: DraftCommand, next: DraftState): void {
    this.undoable = command.kind === 'undo'
      ? this.undoable.slice(0, -1)
      : [...this.undoable, difference(next, this.confirmed)].slice(-remembered);
  }

  private accept(next: DraftState, answer: Snapshot): void {
    this.confirmed = next;
    this.revision = answer.revision;
    this.server = { canUndo: answer.canUndo, canRedo: answer.canRedo };
    this.savedAt = answer.savedAt ? new Date(answer.savedAt) : this.savedAt;
  }

  private redraw(): void {
    const next = replay(this.confirmed, this.undoable, this.pending.map(entry => entry.command), this.options.kinds);
    const patch = difference(this.shown, next);
    this.shown = next;
    this.options.changed(patch);
  }

  private report(): void {
    this.options.saveState(
      this.reasons.length > 0 ? { kind: 'refused', reasons: [...this.reasons] }
      : this.away && this.pending.length > 0 ? { kind: 'kept', changes: this.pending.length }
      : this.slow ? { kind: 'saving' }
      : { kind: 'saved', at: this.savedAt });
  }
}
