// Tones and vibrations, so that staff need not look. A browser allows sound only after the first touch or key.
const TONES = {
  good: { frequencies: [880, 1320], seconds: 0.09, shape: 'sine', vibration: [60] },
  ask: { frequencies: [660, 660], seconds: 0.1, shape: 'triangle', vibration: [60, 60, 60] },
  bad: { frequencies: [196, 0, 196], seconds: 0.18, shape: 'square', vibration: [200, 80, 200] },
};
const LOUDNESS = 0.25;
let audio = null;

const begin = () => {
  const { AudioContext } = window;
  if (AudioContext) audio ??= new AudioContext();
  audio?.resume();
};
addEventListener('pointerdown', begin, { capture: true });
addEventListener('keydown', begin, { capture: true });

/** @param kind good, ask or bad */
export function sound(kind) {
  const { frequencies, seconds, shape, vibration } = TONES[kind];
  navigator.vibrate?.(vibration);
  if (audio?.state !== 'running') return;
  frequencies.forEach((frequency, i) => {
    if (!frequency) return;
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    const start = audio.currentTime + i * seconds;
    tone.type = shape;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(LOUDNESS, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + seconds);
  });
}
