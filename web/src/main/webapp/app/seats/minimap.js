// The whole hall with a frame around what the seat map shows. Only while the map does not show all.
export class Minimap {
  /** @param onJump called with a point of the hall that was pressed */
  constructor(canvas, onJump) {
    this.canvas = canvas;
    const jump = event => {
      if (event.type === 'pointermove' && !event.buttons || !this.toHall) return;
      onJump(...this.toHall(event.offsetX, event.offsetY));
    };
    canvas.addEventListener('pointerdown', jump);
    canvas.addEventListener('pointermove', jump);
  }

  /** The seats, the colours or the size have changed: the hall is painted again with the next frame. */
  outdate() { this.isStale = true; }

  /** @param map the SeatCanvas */
  paint(map) {
    const { view, colours, hall, ratio } = map;
    const { canvas } = this;
    const isNeeded = view.scale > view.fitScale * 1.25;
    canvas.hidden = !isNeeded;
    if (!isNeeded) return;
    const { clientWidth: width, clientHeight: height } = canvas;
    const [left, top, right, bottom] = hall.bounds;
    const scale = Math.min((width - 8) / (right - left + hall.pitch * 2), (height - 8) / (bottom - top + hall.pitch * 2));
    const toSmall = (x, y) => [(x - (left + right) / 2) * scale + width / 2, (y - (top + bottom) / 2) * scale + height / 2];
    this.toHall = (px, py) => [(px - width / 2) / scale + (left + right) / 2, (py - height / 2) / scale + (top + bottom) / 2];
    if (this.isStale || !this.painted) this.#paintHall(map, width, height, scale, toSmall);
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const context = canvas.getContext('2d');
    context.drawImage(this.painted, 0, 0);
    context.scale(ratio, ratio);
    const [x, y] = toSmall(...view.rectangle().slice(0, 2));
    const [x2, y2] = toSmall(...view.rectangle().slice(2));
    context.strokeStyle = colours.ink;
    context.lineWidth = 2;
    // Never so small that it cannot be seen.
    const frame = (from, to, most) =>
      [Math.max(1, Math.min(from, (from + to) / 2 - 4)), Math.min(most - 1, Math.max(to, (from + to) / 2 + 4))];
    const [fx, tx] = frame(x, x2, width);
    const [fy, ty] = frame(y, y2, height);
    context.strokeRect(fx, fy, tx - fx, ty - fy);
  }

  #paintHall({ hall, colours, model, ratio }, width, height, scale, toSmall) {
    this.painted = document.createElement('canvas');
    this.painted.width = width * ratio;
    this.painted.height = height * ratio;
    const context = this.painted.getContext('2d');
    context.scale(ratio, ratio);
    context.fillStyle = colours.stage;
    context.fillRect(...toSmall(hall.stage.x - hall.stage.width / 2, hall.stage.y), hall.stage.width * scale, hall.stage.depth * scale);
    hall.sections.forEach((section, index) => {
      const { grade, count } = model.plan.sections[index];
      const left = model.sectionFree[index];
      context.fillStyle = left ? colours.grades[grade].far(left / count) : colours.sectionGone;
      context.beginPath();
      section.outline.forEach(([x, y], i) => context[i ? 'lineTo' : 'moveTo'](...toSmall(x, y)));
      context.fill();
    });
    this.isStale = false;
  }
}
