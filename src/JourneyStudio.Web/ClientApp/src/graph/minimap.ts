import type { Graph } from '@antv/x6';
import type { DraftState } from '../draft/model';
import { boxOf } from './paper';
import { nodeWidth } from './size';

const margin = 200;

/** The whole journey in small, on a canvas of our own: X6's would draw the graph a second time. */
export class Minimap {
  private planned = false;
  private scale = 1;
  private origin = { x: 0, y: 0 };

  constructor(private readonly canvas: HTMLCanvasElement, private readonly graph: Graph, private readonly state: () => DraftState) {
    graph.on('scale', this.plan);
    graph.on('translate', this.plan);
    graph.on('resize', this.plan);
    graph.on('node:moving', this.plan);
    canvas.addEventListener('pointerdown', event => this.go(event));
    canvas.addEventListener('pointermove', event => event.buttons === 1 && this.go(event));
  }

  /** Draws once in the next frame, however often it is asked. */
  plan = (): void => {
    if (this.planned) return;
    this.planned = true;
    requestAnimationFrame(() => {
      this.planned = false;
      this.draw();
    });
  };

  private draw(): void {
    const { canvas } = this;
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const context = canvas.getContext('2d');
    if (!context || width === 0) return;
    [canvas.width, canvas.height] = [width * ratio, height * ratio];
    const nodes = [...this.state().nodes.values()];
    const view = this.graph.getGraphArea();
    const left = Math.min(view.x, ...nodes.map(n => n.x)) - margin / 4;
    const top = Math.min(view.y, ...nodes.map(n => n.y)) - margin / 4;
    const right = Math.max(view.x + view.width, ...nodes.map(n => n.x + nodeWidth)) + margin / 4;
    const bottom = Math.max(view.y + view.height, ...nodes.map(n => n.y + boxOf(n).height)) + margin / 4;
    this.scale = Math.min(width / (right - left), height / (bottom - top));
    this.origin = { x: left - (width / this.scale - (right - left)) / 2, y: top - (height / this.scale - (bottom - top)) / 2 };

    context.setTransform(ratio * this.scale, 0, 0, ratio * this.scale, -this.origin.x * this.scale * ratio, -this.origin.y * this.scale * ratio);
    const styles = getComputedStyle(canvas);
    for (const node of nodes) {
      const moved = this.graph.getCellById(node.id);
      const at = moved?.isNode() ? moved.position() : node;
      context.fillStyle = styles.getPropertyValue(`--f-${node.family}`);
      context.beginPath();
      context.roundRect(at.x, at.y, nodeWidth, boxOf(node).height, 14);
      context.fill();
    }
    context.strokeStyle = styles.getPropertyValue('--accent');
    context.lineWidth = 1.5 / this.scale;
    context.strokeRect(view.x, view.y, view.width, view.height);
  }

  private go(event: PointerEvent): void {
    const bounds = this.canvas.getBoundingClientRect();
    this.graph.centerPoint(this.origin.x + (event.clientX - bounds.left) / this.scale, this.origin.y + (event.clientY - bounds.top) / this.scale);
  }
}
