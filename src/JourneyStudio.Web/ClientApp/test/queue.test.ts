import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommandQueue, type SaveState, type Sent } from '../src/draft/queue';
import { EntryStore, type Entry } from '../src/draft/store';
import { answer, kinds, ManualClock, MemoryStore, node, snapshot } from './fixtures';

/** A page with its queue, whose server answers when the test says so. */
class Desk {
  readonly clock = new ManualClock();
  readonly sent: Entry[] = [];
  state: SaveState = { kind: 'saved', at: null };
  readonly queue: CommandQueue;
  private readonly answers: ((sent: Sent) => void)[] = [];

  constructor(readonly storage = new MemoryStore(), client = 'tab') {
    this.queue = new CommandQueue({
      store: new EntryStore(storage, 'journey'),
      kinds,
      clock: this.clock,
      client,
      send: entry => {
        this.sent.push(entry);
        return new Promise(resolve => this.answers.push(resolve));
      },
      changed: () => undefined,
      saveState: state => { this.state = state; },
    });
    this.queue.load(snapshot(0, [node('a')]));
  }

  move(x: number): void {
    this.queue.submit({ kind: 'move', moves: [{ activity: 'a', x, y: 0 }] });
  }

  async reply(sent: Sent): Promise<void> {
    this.answers.shift()?.(sent);
    await Promise.resolve();
    await Promise.resolve();
  }

  get said(): string {
    return this.state.kind;
  }

  get x(): number | undefined {
    return this.queue.state.nodes.get('a')?.x;
  }
}

test('a command shows at once and is saved when acknowledged', async () => {
  const desk = new Desk();
  desk.move(80);
  assert.equal(desk.x, 80);
  assert.equal(desk.storage.length, 1);
  await desk.reply({ result: 'applied', answer: answer(1, [node('a', 80)]) });
  assert.equal(desk.storage.length, 0);
  assert.deepEqual(desk.state, { kind: 'saved', at: new Date('2026-05-01T10:42:00Z') });
});

test('Saving is said after 400 milliseconds, not before', async () => {
  const desk = new Desk();
  desk.move(80);
  desk.clock.pass(399);
  assert.equal(desk.said, 'saved');
  desk.clock.pass(1);
  assert.equal(desk.said, 'saving');
  await desk.reply({ result: 'applied', answer: answer(1, [node('a', 80)]) });
  assert.equal(desk.said, 'saved');
});

test('commands go one after the other, each with the revision its author saw', async () => {
  const desk = new Desk();
  desk.move(80);
  desk.move(160);
  assert.equal(desk.sent.length, 1);
  await desk.reply({ result: 'applied', answer: answer(1, [node('a', 80)]) });
  assert.deepEqual(desk.sent.map(entry => [entry.commandId, entry.baseRevision]), [['tab.1', 0], ['tab.2', 0]]);
  assert.equal(desk.x, 160);
});

test('with the server away edits are kept and retried', async () => {
  const desk = new Desk();
  desk.move(80);
  await desk.reply({ result: 'away' });
  desk.move(160);
  assert.deepEqual(desk.state, { kind: 'kept', changes: 2 });
  desk.clock.pass(1000);
  assert.equal(desk.sent.length, 2);
  assert.equal(desk.sent[1]?.commandId, 'tab.1');
  await desk.reply({ result: 'applied', answer: answer(1, [node('a', 80)]) });
  await desk.reply({ result: 'applied', answer: answer(2, [node('a', 160)]) });
  assert.equal(desk.said, 'saved');
});

test('the wait between tries grows, and asking tries at once', async () => {
  const desk = new Desk();
  desk.move(80);
  await desk.reply({ result: 'away' });
  desk.clock.pass(1000);
  await desk.reply({ result: 'away' });
  desk.clock.pass(1000);
  assert.equal(desk.sent.length, 2);
  desk.queue.retry();
  assert.equal(desk.sent.length, 3);
});

test('a reload finds the commands and sends them with their old ids', async () => {
  const before = new Desk();
  before.move(80);
  const after = new Desk(before.storage, 'other');
  assert.equal(after.x, 80);
  assert.equal(after.sent[0]?.commandId, 'tab.1');
  await after.reply({ result: 'applied', answer: answer(1, [node('a', 80)], true) });
  assert.equal(after.storage.length, 0);
});

test('a refused command is taken off the picture and its reason kept until it is read', async () => {
  const desk = new Desk();
  desk.move(80);
  await desk.reply({ result: 'refused', reason: 'It is gone.', answer: null });
  assert.equal(desk.x, 0);
  assert.deepEqual(desk.state, { kind: 'refused', reasons: ['It is gone.'] });
  desk.queue.dismiss();
  assert.equal(desk.said, 'saved');
});

test('what another page did is taken in below the own edits', async () => {
  const desk = new Desk();
  desk.queue.submit({ kind: 'rename', activity: 'a', name: 'Mine' });
  desk.queue.load(snapshot(4, [node('a', 300)]));
  assert.equal(desk.x, 300);
  assert.equal(desk.queue.state.nodes.get('a')?.name, 'Mine');
});

test('undo is possible as soon as something is drawn', () => {
  const desk = new Desk();
  assert.equal(desk.queue.canUndo, false);
  desk.move(80);
  assert.equal(desk.queue.canUndo, true);
  desk.queue.submit({ kind: 'undo' });
  assert.equal(desk.x, 0);
  assert.equal(desk.queue.canRedo, true);
});
