// The details of an event, all of them in one form, and its poster. Two who edit at once see both values of what each has changed.
import { basicFields, fieldsOf, placeFields, places, saleFields, toRequest } from './fields.js';
import { Form } from '../core/form.js';
import { api, attempt, html, nothing, t, toast } from '../core/frame.js';

export class DetailsTab {
  constructor(page) {
    this.page = page;
  }

  async load() {
    const fields = [...basicFields(), ...placeFields(await places()), ...saleFields()]
      .map(each => this.page.event.cancelledAt ? { ...each, disabled: true } : each);
    this.form = new Form(this.page, {
      value: this.page.event,
      fields,
      send: (values, version) => {
        const all = { ...fieldsOf(this.page.event), ...values };
        return api('PUT', this.page.path, { body: { ...toRequest(all), version } });
      },
      saved: event => {
        this.page.take(event);
        toast(t('staff.saved'));
        return event;
      },
      latest: () => this.page.reread(),
    });
  }

  /** The poster is saved at once, apart from the form. */
  takePoster(poster) {
    this.page.take({ ...this.page.event, poster });
    this.page.draw();
    toast(t('staff.saved'));
  }

  upload = attempt(async event => {
    const [file] = event.target.files;
    event.target.value = '';
    if (file) this.takePoster(await api('PUT', `${this.page.path}/poster`, { body: file }));
  });

  removePoster = attempt(async () => {
    await api('DELETE', `${this.page.path}/poster`);
    this.takePoster(null);
  });

  poster() {
    const { poster, cancelledAt } = this.page.event;
    return html`<section class="card stack" aria-labelledby="poster-title"><h2 id="poster-title">${t('organiser.poster')}</h2>
      ${poster ? html`<img class="poster-small" src=${poster.small.path} width=${poster.small.width} height=${poster.small.height}
        alt=${t('organiser.posterOf', { title: this.page.event.title })}>` : html`<p class="muted">${t('organiser.noPoster')}</p>`}
      ${cancelledAt ? nothing : html`<p class="row"><label class="button small">${t('organiser.upload')}
        <input class="visually-hidden" type="file" accept="image/png,image/jpeg,image/webp" @change=${this.upload}></label>
        ${poster ? html`<button type="button" class="button small" @click=${this.removePoster}>
          ${t('organiser.removePoster')}</button>` : nothing}</p>`}
      </section>`;
  }

  view() {
    return html`<section class="card" aria-label=${t('organiser.tab.details')}>${this.form.view()}</section>${this.poster()}`;
  }
}
