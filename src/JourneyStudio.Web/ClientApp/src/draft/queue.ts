import type { Adoption } from './adoption';
import type { Kinds } from './apply';
import type { DraftCommand } from './commands';
import { about, disagree, insist, named, steps, type Conflict, type Disagreement } from './conflict';
import { emptyState, type DraftState } from './model';
import { applyPatch, difference, type Patch } from './patch';
import { replay } from './replay';
import type { Entry, EntryStore } from './store';
import { Waived } from './waived';

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

/** Why the server takes nothing just now: out of reach, or it does not take it from whoever is signed in. */
export type Absence = 'away' | 'signedOut' | 'otherAccount' | 'forbidden';

export type Sent =
  | { result: 'applied'; answer: Answer }
  | { result: 'refused'; reason: string; answer: Answer | null }
  | { result: 'conflict'; conflict: Conflict; answer: Answer | null }
  | { result: 'away'; why: Absence };

export type SaveState =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'saving' }
  /** `safe`: the browser keeps them; else they are in this page only. */
  | { kind: 'kept'; changes: number; why: Absence; safe: boolean }
  | { kind: 'conflict' }
  | { kind: 'refused'; reasons: string[] };

export interface Clock {
  now(): number;
  after(milliseconds: number, action: () => void): () => void;
}

export interface QueueOptions {
  store: EntryStore;
  adoption: Adoption;
  kinds: Kinds;
  clock: Clock;
  client: string;
  send(entry: Entry, known: number, pages: string[]): Promise<Sent>;
  /** The draft has to be loaded again: an answer tells of a state that this page has not seen. */
  behind(): void;
  changed(patch: Patch): void;
  disagreed(list: readonly Disagreement[]): void;
  saveState(state: SaveState): void;
}

const patience = 400;
const remembered = 100;
const retries = [1000, 2000, 5000, 10000, 30000];

/** Holds the draft of this page: applies commands at once, sends them in order, and keeps them until the server has them. */
export class CommandQueue {
  private confirmed: DraftState = emptyState;
  private shown: DraftState = emptyState;
  private undoable: Patch[] = [];
  private pending: Entry[] = [];
  private disagreements: Disagreement[] = [];
  private readonly waived = new Waived();
  private readonly unsafe = new Set<Entry>();
  private revision = -1;
  private sequence = 0;
  private failures = 0;
  private sending = false;
  private slow = false;
  private away: Absence | null = null;
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
    return this.waived.next || this.server.canUndo || this.pending.some(entry => entry.command.kind !== 'undo');
  }

  get canRedo(): boolean {
    return this.pending.length === 0 ? this.server.canRedo : this.pending.at(-1)?.command.kind === 'undo';
  }

  /** Nothing would be lost if the page went away now. */
  get safe(): boolean {
    return this.unsafe.size === 0;
  }

  /** Takes the draft as the server has it, unless this page knows a newer state; what waits to be sent is put on top. */
  load(snapshot: Snapshot): void {
    if (snapshot.revision >= this.revision) {
      this.undoable = [];
      this.accept(applyPatch(emptyState, snapshot), snapshot);
    }
    this.redraw();
    this.pump();
    void this.adopt();
  }

  submit(command: DraftCommand): void {
    const back = this.waived.pass(command);
    this.add(back ? insist(back, this.shown) : command);
  }

  /** Ends a disagreement. Either way an undo takes it back. */
  choose(key: string, choice: 'mine' | 'theirs'): void {
    const found = this.disagreements.find(one => one.key === key);
    if (!found) return;
    found.entries.forEach(entry => this.drop(entry));
    this.disagreements = this.disagreements.filter(one => one !== found);
    this.options.disagreed(this.disagreements);
    if (choice === 'mine') this.submit(insist(found, this.shown));
    else this.waived.give(found);
    this.report();
  }

  /** Try again now: the network is back, the page is looked at again, or the reader asked. */
  retry(): void {
    this.cancelRetry?.();
    this.cancelRetry = null;
    void this.adopt();
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

  private add(command: DraftCommand): void {
    const entry: Entry = {
      commandId: `${this.options.client}.${++this.sequence}`,
      order: this.options.clock.now() * 1000 + (this.sequence % 1000),
      baseRevision: this.revision,
      command,
      about: about(command, this.shown),
    };
    if (!this.options.store.save(entry)) this.unsafe.add(entry);
    this.pending.push(entry);
    this.redraw();
    this.pump();
  }

  /** Takes over what a page that is no more has left. It was made before all that waits here, except what is on its way. */
  private async adopt(): Promise<void> {
    const found = await this.options.adoption.find();
    if (found.length === 0) return;
    for (const entry of found) if (entry.conflict) this.disagreements = disagree(this.disagreements, entry, entry.conflict);
    const waiting = found.filter(entry => !entry.conflict);
    this.pending.splice(this.sending ? 1 : 0, 0, ...waiting);
    this.options.disagreed(this.disagreements);
    this.redraw();
    this.pump();
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
    const known = this.revision;
    void this.options.send(entry, known, this.options.adoption.pages).then(sent => {
      stop();
      this.sending = false;
      this.slow = false;
      this.settle(entry, sent, known);
    });
    this.report();
  }

  private settle(entry: Entry, sent: Sent, known: number): void {
    if (sent.result === 'away') {
      this.away = sent.why;
      const delay = retries[Math.min(this.failures++, retries.length - 1)] ?? 30000;
      this.cancelRetry = this.options.clock.after(delay, () => this.retry());
      this.report();
      return;
    }
    this.away = null;
    this.failures = 0;
    if (sent.result === 'applied') this.drop(entry);
    else this.turnBack(entry, sent);
    if (sent.answer) this.take(sent.answer, known, sent.result === 'applied' ? entry.command : null);
    this.redraw();
    this.pump();
  }

  /** An edit that was not carried out takes its own undo with it; one in conflict is kept until its author has chosen. */
  private turnBack(entry: Entry, sent: Extract<Sent, { result: 'refused' | 'conflict' }>): void {
    const { undo, redo } = entry.command.kind === 'undo' || entry.command.kind === 'redo' ? {} : steps(this.pending.slice(this.pending.indexOf(entry) + 1));
    for (const step of [undo, redo]) if (step) this.drop(step);
    const takenBack = undo && !redo;
    if (sent.result === 'conflict' && !takenBack) {
      this.pending = this.pending.filter(other => other !== entry);
      entry.conflict = named(sent.conflict, entry, this.options.kinds);
      if (!this.options.store.save(entry)) this.unsafe.add(entry);
      this.disagreements = disagree(this.disagreements, entry, entry.conflict);
      this.options.disagreed(this.disagreements);
      return;
    }
    this.drop(entry);
    if (sent.result === 'refused' && !takenBack) this.reasons.push(sent.reason);
  }

  private take(answer: Answer, known: number, applied: DraftCommand | null): void {
    if (answer.full ? answer.revision < this.revision : known !== this.revision) {
      // The draft was loaded anew while the answer was on its way; what it tells is in there, or else missing
      if (answer.revision > this.revision) this.options.behind();
      return;
    }
    const next = applyPatch(answer.full ? emptyState : this.confirmed, answer);
    if (answer.full) this.undoable = [];
    else if (applied) this.remember(applied, next);
    this.accept(next, answer);
  }

  private drop(entry: Entry): void {
    this.pending = this.pending.filter(other => other !== entry);
    this.unsafe.delete(entry);
    this.options.store.remove(entry);
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
      : this.away && this.pending.length > 0 ? { kind: 'kept', changes: this.pending.length, why: this.away, safe: this.safe }
      : this.disagreements.length > 0 ? { kind: 'conflict' }
      : this.slow ? { kind: 'saving' }
      : { kind: 'saved', at: this.savedAt });
  }
}
