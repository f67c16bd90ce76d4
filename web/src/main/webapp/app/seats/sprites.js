// The pictures of seats, as the map shows them from near.

/**
 * A seat of a look: free, held, sold, blocked, own, pending or filtered. Each differs in shape, not only in colour: free has the letter of
 * its grade, held is a ring, sold a small cross, blocked a bar, own a check.
 *
 * @param side in pixels of the screen, of which there are `ratio` in a pixel of the page
 * @returns a canvas
 */
export function drawSeat(status, colours, grade, letter, side, ratio, isAccessible, isRestricted) {
  const size = side / ratio;
  const sprite = document.createElement('canvas');
  sprite.width = side;
  sprite.height = side;
  const context = sprite.getContext('2d');
  context.scale(side, side);
  const shape = (inset, radius) => {
    context.beginPath();
    context.roundRect(inset, inset, 1 - 2 * inset, 1 - 2 * inset, radius);
  };
  const lines = (...points) => {
    context.beginPath();
    points.forEach(([x, y], i) => context[i ? 'lineTo' : 'moveTo'](x, y));
    context.stroke();
  };
  const text = (value, y, height, weight = 700) => {
    context.font = `${weight} ${height}px ${colours.font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(value, 0.5, y);
  };
  context.lineCap = 'round';
  context.lineJoin = 'round';
  if (status === 'free') {
    shape(0.09, isAccessible ? 0.12 : 0.3);
    context.fillStyle = grade.fill;
    context.fill();
    context.lineWidth = 0.05;
    context.strokeStyle = grade.edge;
    context.stroke();
    context.fillStyle = grade.text;
    context.strokeStyle = grade.text;
    if (isAccessible) wheelchair(context);
    else if (size >= 16) text(letter, size >= 34 ? 0.38 : 0.53, size >= 34 ? 0.34 : 0.5);
    if (isRestricted) corner(context);
  } else if (status === 'own' || status === 'pending') {
    shape(0.04, 0.3);
    context.fillStyle = colours.own;
    context.fill();
    context.strokeStyle = colours.ownText;
    context.lineWidth = 0.11;
    // Smaller, if the number of the seat stands below.
    if (status === 'own' && size >= 34) lines([0.37, 0.36], [0.46, 0.45], [0.64, 0.25]);
    else if (status === 'own') lines([0.29, 0.52], [0.44, 0.67], [0.72, 0.36]);
    else [0.28, 0.5, 0.72].forEach(x => lines([x, 0.5], [x, 0.5]));
  } else if (status === 'held') {
    shape(0.17, 0.28);
    context.strokeStyle = colours.held;
    context.lineWidth = 0.09;
    context.stroke();
    context.fillStyle = colours.held;
    context.beginPath();
    context.arc(0.5, 0.5, 0.1, 0, 7);
    context.fill();
  } else if (status === 'filtered') {
    shape(0.2, 0.25);
    context.strokeStyle = grade.edge;
    context.globalAlpha = 0.45;
    context.lineWidth = 0.05;
    context.stroke();
  } else {
    context.strokeStyle = colours[status];
    context.lineWidth = 0.09;
    if (status === 'sold') {
      lines([0.34, 0.34], [0.66, 0.66]);
      lines([0.66, 0.34], [0.34, 0.66]);
    } else {
      lines([0.32, 0.5], [0.68, 0.5]);
    }
  }
  return sprite;
}

/* Restricted view: a part of the seat is covered. */
function corner(context) {
  context.beginPath();
  [[0.52, 0.1], [0.9, 0.1], [0.9, 0.48]].forEach(([x, y], i) => context[i ? 'lineTo' : 'moveTo'](x, y));
  context.fill();
}

function wheelchair(context) {
  context.lineWidth = 0.07;
  context.beginPath();
  context.arc(0.46, 0.24, 0.055, 0, 7);
  context.fill();
  context.beginPath();
  context.moveTo(0.46, 0.34);
  context.lineTo(0.46, 0.53);
  context.lineTo(0.62, 0.53);
  context.lineTo(0.7, 0.72);
  context.stroke();
  context.beginPath();
  context.arc(0.47, 0.61, 0.17, -2.2, 0.9, true);
  context.stroke();
}
