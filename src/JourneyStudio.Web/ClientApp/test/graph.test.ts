import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dropOff, shares } from '../src/graph/counts';
import { align } from '../src/graph/align';
import { behind, unfolded } from '../src/graph/branches';
import { layout } from '../src/graph/layout';
import { distance } from '../src/graph/near';
import { paperHeight } from '../src/graph/paper';
import { inputOf, notesAlong } from '../src/graph/tidying';
import { neighbour } from '../src/graph/neighbours';
import { portMiddle } from '../src/graph/ports';
import { arrival, crossings, route, thickness } from '../src/graph/route';
import { boxAt } from '../src/graph/size';
import { actionOf } from '../src/input/keys';
import { copyOf, newId, parse, pasteOf } from '../src/input/clipboard';
import { adding, freePlace, openPort, placeAfter } from '../src/input/placing';
import { condition, kinds, line, node, note, state } from './fixtures';
import { toNode } from '../src/draft/apply';

const tidy = (s: ReturnType<typeof state>, keep: string) => layout(inputOf(s), keep);

const press = (key: string, held: { ctrl?: boolean; shift?: boolean } = {}) =>
  actionOf({ key, ctrlKey: held.ctrl ?? false, metaKey: false, shiftKey: held.shift ?? false, altKey: false });

test('a connection straight down needs no corner', () => assert.deepEqual(route({ x: 10, y: 0 }, { x: 10, y: 100 }, []), []));

test('a connection crosses just above its target', () =>
  assert.deepEqual(route({ x: 0, y: 0 }, { x: 300, y: 200 }, []), [{ x: 0, y: 181 }, { x: 300, y: 181 }]));

test('a connection crosses early when a node stands below its source', () => {
  const below = boxAt({ x: -128, y: 60 });
  const path = route({ x: 0, y: 0 }, { x: 300, y: 200 }, [below]);
  assert.deepEqual(path, [{ x: 0, y: 19 }, { x: 300, y: 19 }]);
  assert.equal(crossings([{ x: 0, y: 0 }, ...path, { x: 300, y: 200 }], [below]), 0);
});

test('a way back up goes round the side', () => {
  const path = route({ x: 128, y: 200 }, { x: 128, y: 0 }, [boxAt({ x: 0, y: 60 })]);
  assert.equal(crossings([{ x: 128, y: 200 }, ...path, { x: 128, y: 0 }], [boxAt({ x: 0, y: 60 })]), 0);
});

test('arrivals spread about the middle, thickness follows the share', () => {
  assert.deepEqual([0, 1].map(index => arrival(index, 2)), [-14, 14]);
  assert.deepEqual([thickness(null, 0), thickness(0, 100), thickness(100, 100)], [1.75, 1.2, 6]);
});

test('ports share the bottom edge', () => assert.deepEqual([portMiddle(0, 1), portMiddle(0, 2), portMiddle(1, 2)], [128, 52, 204]));

test('shares add up to a hundred', () => {
  assert.deepEqual(shares({ entered: 100, waiting: 20, failed: 5, left: 5, lag: 0, ports: {} }), { on: 75, here: 20, left: 5 });
  assert.deepEqual(shares({ entered: 0, waiting: 0, failed: 0, left: 0, lag: 0, ports: {} }), { on: 0, here: 0, left: 0 });
});

test('tidying puts a line into rows and keeps the chosen node in place', () => {
  const moves = tidy(state([node('a', 40, 50), node('b', 900, 10), node('c', 3, 4)], line('a', 'b', 'c')), 'a');
  assert.deepEqual(moves, [{ activity: 'b', x: 40, y: 153 }, { activity: 'c', x: 40, y: 256 }]);
});

test('tidying puts the ways of a branch side by side in the order of its ports', () => {
  const branching = toNode({ id: 'q', type: condition.type }, kinds);
  const moves = tidy(state([node('no'), node('yes'), branching], [{ source: 'q', port: 'No', target: 'no' }, { source: 'q', port: 'Yes', target: 'yes' }]), 'q');
  const at = (id: string) => moves.find(move => move.activity === id)?.x ?? NaN;
  assert.ok(at('yes') < at('no'));
});

test('arrows follow connections down and up', () => {
  const s = state([node('a'), node('b', 0, 103), node('c', 304, 103)], line('a', 'b'));
  assert.equal(neighbour(s, 'a', 'down'), 'b');
  assert.equal(neighbour(s, 'b', 'up'), 'a');
  assert.equal(neighbour(s, 'b', 'right'), 'c');
  assert.equal(neighbour(s, 'c', 'left'), 'b');
});

test('keys mean what the list of shortcuts says', () => {
  assert.deepEqual(press('z', { ctrl: true }), { do: 'undo' });
  assert.deepEqual(press('Z', { ctrl: true, shift: true }), { do: 'redo' });
  assert.deepEqual(press('ArrowDown'), { do: 'follow', direction: 'down' });
  assert.deepEqual(press('ArrowDown', { ctrl: true }), { do: 'nudge', direction: 'down' });
  assert.deepEqual(press('?', { shift: true }), { do: 'help' });
  assert.equal(press('q'), undefined);
});

test('a copy has new ids, the same settings and the connections within it', () => {
  const s = state([node('a'), node('b', 0, 103), node('c')], [...line('a', 'b'), ...line('b', 'c')]);
  const fragment = parse(JSON.stringify(copyOf(s, ['a', 'b'])));
  assert.ok(fragment);
  let made = 0;
  const add = pasteOf(fragment, () => `new${++made}`, 32, 32);
  assert.deepEqual(add.activities.map(x => [x.id, x.metadata?.designer?.position]), [['new1', { x: 32, y: 32 }], ['new2', { x: 32, y: 135 }]]);
  assert.deepEqual(add.connections, [{ source: 'new1', port: 'Done', target: 'new2' }]);
  assert.equal(parse('what somebody else copied'), undefined);
  assert.match(newId('Journey.SendEmail', () => 0.5), /^send-email-[0-9a-z]{5}$/);
});

test('an activity dropped on a connection is put into it', () => {
  const command = adding(condition, 'new', { x: 0, y: 0 }, undefined, { source: 'a', port: 'Done', target: 'b' });
  assert.deepEqual(command, {
    kind: 'batch',
    commands: [
      { kind: 'disconnect', connections: [{ source: 'a', port: 'Done', target: 'b' }] },
      {
        kind: 'add',
        activities: [{ id: 'new', type: 'Journey.Condition', version: 1, metadata: { designer: { position: { x: 0, y: 0 } } } }],
        connections: [{ source: 'a', port: 'Done', target: 'new' }, { source: 'new', port: 'Yes', target: 'b' }],
      },
    ],
  });
});

test('what follows goes below its port, beside what is there', () => {
  const branching = toNode({ id: 'q', type: condition.type }, kinds);
  const s = state([branching, node('b', -152, 103)], [{ source: 'q', port: 'Yes', target: 'b' }]);
  assert.equal(openPort(s, 'q'), 'No');
  assert.deepEqual(placeAfter(s, 'q', 'No'), { x: 152, y: 103 });
  assert.deepEqual(freePlace(s, { x: -152, y: 103 }), { x: 456 - 304, y: 103 });
});

test('what is lost is a share of those who came, and leaving at an end is no loss', () => {
  const counts = { entered: 300, waiting: 0, failed: 1, left: 4, lag: 0, ports: {} };
  assert.equal(dropOff(counts, 'message'), 1.3);
  assert.equal(dropOff({ ...counts, left: 45 }, 'wait'), 15);
  assert.equal(dropOff(counts, 'exit'), null);
  assert.equal(dropOff({ ...counts, left: 0 }, 'message'), null);
});

test('behind an activity stands what only it leads to', () => {
  const s = state(['a', 'b', 'c', 'd', 'e'].map(id => node(id)), [...line('a', 'b', 'd', 'e'), { source: 'a', port: 'No', target: 'c' }, ...line('c', 'd')]);
  assert.deepEqual([...behind(s, 'b')], []);
  assert.deepEqual([...behind(s, 'a')].sort(), ['b', 'c', 'd', 'e']);
  assert.deepEqual([...behind(s, 'd')], ['e']);
});

test('a loop and what nothing leads to are no trouble for folding', () => {
  const s = state(['a', 'b', 'c', 'x', 'y'].map(id => node(id)), [...line('a', 'b', 'c', 'b'), ...line('x', 'y', 'x')]);
  assert.deepEqual([...behind(s, 'b')], ['c']);
  assert.deepEqual([...behind(s, 'x')], ['y']);
});

test('a folded branch is not drawn, and its head says how much that is', () => {
  const s = state(['a', 'b', 'c'].map(id => node(id)), line('a', 'b', 'c'));
  const shown = unfolded(s, new Set(['a', 'gone']));
  assert.deepEqual([...shown.nodes.keys()], ['a']);
  assert.equal(shown.nodes.get('a')?.folded, 2);
  assert.equal(shown.connections.size, 0);
  assert.equal(unfolded(s, new Set()), s);
});

test('aligning puts activities under the first chosen, spreading keeps the outermost', () => {
  const nodes = [node('b', 40, 300), node('a', 0, 0), node('c', 8, 1000)];
  assert.deepEqual(align(nodes, 'column'), [{ activity: 'a', x: 40, y: 0 }, { activity: 'c', x: 40, y: 1000 }]);
  assert.deepEqual(align(nodes, 'spreadDown'), [{ activity: 'b', x: 40, y: 500 }]);
  assert.deepEqual(align([node('a', 0, 0), node('b', 8, 10)], 'spreadAcross'), [{ activity: 'b', x: 304, y: 10 }]);
});

test('how far a point is from a path', () => {
  const path = [{ x: 0, y: 0 }, { x: 0, y: 100 }, { x: 50, y: 100 }];
  assert.equal(distance(path, { x: 10, y: 50 }), 10);
  assert.equal(distance(path, { x: 25, y: 90 }), 10);
  assert.equal(distance(path, { x: 60, y: 100 }), 10);
});

test('a note is as tall as its text needs, up to a measure', () => {
  assert.equal(paperHeight('Short'), 64);
  assert.equal(paperHeight('一'.repeat(100)), 136);
  assert.equal(paperHeight('a\nb\nc\nd'), 96);
  assert.equal(paperHeight('line\n'.repeat(500)), paperHeight('line\n'.repeat(50)));
});

test('tidying leaves notes out and takes each along with the activity nearest to it', () => {
  const s = state([node('a'), node('b', 0, 500), note('n', 'About b', 300, 480)], line('a', 'b'));
  assert.deepEqual(inputOf(s).nodes.map(n => n.id), ['a', 'b']);
  assert.deepEqual(notesAlong(s, [{ activity: 'b', x: 0, y: 103 }]), [{ activity: 'n', x: 300, y: 83 }]);
  assert.deepEqual(notesAlong(s, [{ activity: 'a', x: 8, y: 8 }]), []);
});

test('help is asked for by its key', () => assert.deepEqual(press('F1'), { do: 'explain' }));
