import './canvas.css';
export const version = 1;
