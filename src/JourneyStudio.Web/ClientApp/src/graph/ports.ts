import type { NodeMetadata } from '@antv/x6';
import type { NodeView, Port } from '../draft/model';
import { element } from './card';
import type { Counts } from './counts';
import type { Texts } from '../text';
import { nodeHeight, nodeWidth } from './size';

const pitch = 152;
const height = 20;

/** Where the middle of a port lies on the bottom edge: two ports at a fifth from the corners, more of them closer together. */
export function portMiddle(index: number, count: number): number {
  return nodeWidth / 2 + (index - (count - 1) / 2) * portPitch(count);
}

function portPitch(count: number): number {
  return count < 2 ? pitch : Math.min(pitch, 168 / (count - 1));
}

/** A port named by its label is a pill on the edge; one that needs no name is a dot that shows on hover. */
export function portMetadata(node: NodeView): NonNullable<NodeMetadata['ports']> {
  const count = node.ports.length;
  const width = Math.min(pitch, portPitch(count)) - 4;
  return {
    groups: { out: { position: 'absolute', markup: [{ tagName: 'foreignObject', selector: 'pill', className: 'port-box' }] } },
    items: node.ports.map((port, index) => ({
      id: port.id,
      group: 'out',
      args: { x: portMiddle(index, count), y: nodeHeight },
      attrs: { pill: { magnet: true, x: -width / 2, y: port.label ? -height / 2 : -height, width, height } },
    })),
  };
}

/** Leaves what is drawn already as it is: somebody may be pressing it. */
export function fillPort(box: Element, port: Port, counts: Counts | null, texts: Texts, open: boolean): void {
  const handle = portHandle(port, counts, texts, open);
  handle.setAttribute('aria-hidden', 'true');
  if (!box.firstElementChild?.isEqualNode(handle)) box.replaceChildren(handle);
}

function portHandle(port: Port, counts: Counts | null, texts: Texts, open: boolean): HTMLElement {
  if (!port.label) return element('div', open ? 'port-dot open' : 'port-dot');
  const pill = element('div', open ? 'port open' : 'port');
  pill.append(element('span', 'clip', port.label));
  const passed = counts?.ports[port.id];
  if (passed !== undefined) pill.append(element('b', '', texts.count(passed)));
  return pill;
}

export const samePorts = (a: NodeView, b: NodeView) =>
  a.ports.length === b.ports.length && a.ports.every((port, index) => port.id === b.ports[index]?.id && port.label === b.ports[index]?.label);
