// The details of an event, all of them in one form. Two who edit at once see both values of what each has changed.
import { basicFields, fieldsOf, placeFields, places, saleFields, toRequest } from './event-fields.js';
import { Form } from './form.js';
import { api, html, t, toast } from './frame.js';

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

  view() {
    return html`<section class="card" aria-label=${t('organiser.tab.details')}>${this.form.view()}</section>`;
  }
}
