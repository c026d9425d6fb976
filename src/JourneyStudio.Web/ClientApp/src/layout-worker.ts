import { layout, type LayoutInput } from './graph/layout';

const worker = self as unknown as { onmessage: (event: MessageEvent<{ id: number; input: LayoutInput; keep?: string }>) => void; postMessage(answer: unknown): void };

worker.onmessage = ({ data }) => worker.postMessage({ id: data.id, moves: layout(data.input, data.keep) });
