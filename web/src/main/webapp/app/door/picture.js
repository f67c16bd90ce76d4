// The controls of the camera: on and off, its light, and the choice of one.
import { html, nothing } from '../core/html.js';
import { t } from '../core/texts.js';
import { attempt } from '../staff/core/attempt.js';
import { Camera } from './camera.js';
import { store } from './store.js';

export class Picture {
  camera = null;
  problem = null;

  /** @param found called with the text of each code that is seen */
  constructor(page, found) {
    Object.assign(this, { page, found });
    document.addEventListener('visibilitychange', () => this.onVisibility());
  }

  /** Starts the camera if it was on when the page was closed. */
  async resume() {
    if (await store.device.read('camera')) await this.start();
  }

  start = async (device = null) => {
    this.camera ??= new Camera(this.page.querySelector('video'), this.found);
    try {
      await this.camera.start(device);
      this.problem = null;
      await store.device.write('camera', true);
    } catch (error) {
      this.camera.stop();
      this.problem = t(error.name === 'NotAllowedError' ? 'door.cameraForbidden' : 'door.cameraMissing');
    }
    this.page.draw();
  };

  toggle = () => {
    if (!this.camera?.isOn) return this.start();
    this.camera.stop();
    store.device.write('camera', false);
    return this.page.draw();
  };

  light = attempt(async () => {
    await this.camera.light(!this.camera.isLit);
    this.page.draw();
  });

  /** Releases the camera while the page is hidden, for other programs and for the battery. */
  onVisibility() {
    if (!this.camera) return;
    if (document.hidden) {
      this.wasOn = this.camera.isOn;
      this.camera.stop();
    } else if (this.wasOn) {
      this.start();
    }
  }

  stop() { this.camera?.stop(); }

  choice({ devices, device }) {
    return html`<label class="visually-hidden" for="door-cameras">${t('door.whichCamera')}</label>
      <select id="door-cameras" class="button large" @change=${event => this.start(event.target.value)}>${devices.map((each, i) => html`
        <option value=${each.deviceId} ?selected=${each.deviceId === device}>${
  each.label || t('door.cameraNumber', { n: i + 1 })}</option>`)}
      </select>`;
  }

  view() {
    const { isOn = false, devices = [], hasLight = false, isLit = false } = this.camera ?? {};
    return html`<section class="door-camera" aria-label=${t('door.camera')}>
      <div class="door-picture" ?hidden=${!isOn}><video playsinline muted aria-label=${t('door.picture')}></video></div>
      ${this.problem ? html`<p class="notice warn" role="alert">${this.problem}</p>` : nothing}
      <div class="row"><button class="button large grow" @click=${this.toggle}>${t(isOn ? 'door.cameraOff' : 'door.cameraOn')}</button>
      ${hasLight ? html`<button class="button large" aria-pressed=${isLit} @click=${this.light}>${t('door.light')}</button>` : nothing}
      ${isOn && devices.length > 1 ? this.choice(this.camera) : nothing}</div></section>`;
  }
}
