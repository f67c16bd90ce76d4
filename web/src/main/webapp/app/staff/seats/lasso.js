// A rectangle drawn over the seat map, to choose many seats at once.
const LEAST_PX = 6;

/** The seats whose places lie in a rectangle of the screen. */
export function seatsWithin(hall, view, [x1, y1, x2, y2]) {
  const [left, top] = view.toHall(Math.min(x1, x2), Math.min(y1, y2));
  const [right, bottom] = view.toHall(Math.max(x1, x2), Math.max(y1, y2));
  const found = [];
  hall.within([left, top, right, bottom], seat => {
    if (hall.x[seat] >= left && hall.x[seat] <= right && hall.y[seat] >= top && hall.y[seat] <= bottom) found.push(seat);
  });
  return found.sort((a, b) => a - b);
}

/**
 * Lets a layer over the map be drawn on. @param onArea called with the corners in pixels of the layer
 *
 * @param onPoint called with a place that was only tapped
 */
export function drawsOn(layer, { onArea, onPoint }) {
  const box = layer.firstElementChild;
  let from = null;
  const corners = event => [from.x, from.y, event.offsetX, event.offsetY];
  const end = () => {
    from = null;
    box.hidden = true;
  };
  layer.addEventListener('pointerdown', event => {
    layer.setPointerCapture?.(event.pointerId);
    from = { x: event.offsetX, y: event.offsetY };
  });
  layer.addEventListener('pointermove', event => {
    if (!from) return;
    const [x1, y1, x2, y2] = corners(event);
    box.hidden = false;
    // By the object model: the policy allows no style in the markup.
    Object.assign(box.style, { left: `${Math.min(x1, x2)}px`, top: `${Math.min(y1, y2)}px`, width: `${Math.abs(x2 - x1)}px`,
      height: `${Math.abs(y2 - y1)}px` });
  });
  layer.addEventListener('pointerup', event => {
    if (!from) return;
    const area = corners(event);
    end();
    if (Math.hypot(area[2] - area[0], area[3] - area[1]) < LEAST_PX) onPoint(area[2], area[3]);
    else onArea(area);
  });
  layer.addEventListener('pointercancel', end);
}
