// The camera: the choice of one, its light, and the loop that reads codes.
import { newReader } from './reader.js';

const PAUSE_MS = 60;
const SIZE = { width: { ideal: 1920 }, height: { ideal: 1080 } };

export class Camera {
  stream = null;
  devices = [];
  hasLight = false;
  isLit = false;

  /** @param found called with the text of a code for each frame that shows it */
  constructor(video, found) {
    this.video = video;
    this.found = found;
  }

  get isOn() { return this.stream !== null; }

  get device() { return this.stream?.getVideoTracks()[0]?.getSettings().deviceId ?? null; }

  /** @param device the id of a camera; by default the one on the back */
  async start(device = null) {
    this.stop();
    const video = { ...SIZE, ...(device ? { deviceId: { exact: device } } : { facingMode: 'environment' }) };
    const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
    this.stream = stream;
    const track = stream.getVideoTracks()[0];
    this.hasLight = track.getCapabilities?.().torch === true;
    // The browser reveals names and ids only after the user has allowed the camera.
    this.devices = (await navigator.mediaDevices.enumerateDevices()).filter(each => each.kind === 'videoinput');
    this.video.srcObject = stream;
    await this.video.play();
    this.reader ??= await newReader();
    this.look(stream);
  }

  async look(stream) {
    while (this.stream === stream) {
      if (this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && this.video.videoWidth) {
        const text = await this.reader.read(this.video).catch(() => null);
        if (text && this.stream === stream) this.found(text);
      }
      await new Promise(resolve => { setTimeout(resolve, PAUSE_MS); });
    }
  }

  async light(isLit) {
    await this.stream?.getVideoTracks()[0].applyConstraints({ advanced: [{ torch: isLit }] });
    this.isLit = isLit;
  }

  stop() {
    this.stream?.getTracks().forEach(track => track.stop());
    Object.assign(this, { stream: null, hasLight: false, isLit: false });
    this.video.srcObject = null;
  }
}
