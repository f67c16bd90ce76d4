// The storage of the device, in two databases: lists with their keys, which logging out deletes; and scans, which stay until they are
// sent.
const LISTS = 'yemae-door';
const SCANS = 'yemae-door-scans';
const opened = {};

const done = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function database(name) {
  opened[name] ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('facts');
      if (name === LISTS) request.result.createObjectStore('reservations', { keyPath: ['performance', 'number'] });
      else request.result.createObjectStore('scans', { keyPath: 'id' });
    };
    request.onsuccess = () => {
      // A logout in another tab deletes the database.
      request.result.onversionchange = () => {
        request.result.close();
        delete opened[name];
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opened[name];
}

/** Runs one transaction. Without a database, as in some private windows, returns `otherwise`, and nothing survives a reload. */
async function within(name, stores, mode, work, otherwise) {
  try {
    const transaction = (await database(name)).transaction(stores, mode, { durability: 'strict' });
    const ended = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const result = await work(transaction);
    await ended;
    return result;
  } catch {
    return otherwise;
  }
}

const ofPerformance = id => IDBKeyRange.bound([id], [id, []]);

function facts(name) {
  return {
    read: key => within(name, 'facts', 'readonly', each => done(each.objectStore('facts').get(key)), undefined),
    write: (key, value) => within(name, 'facts', 'readwrite', each => { each.objectStore('facts').put(value, key); }),
  };
}

export const store = {
  /** Values that are deleted at the end of the login: keys, performances, the user. */
  facts: facts(LISTS),
  /** Values of the device, which outlive a login. */
  device: facts(SCANS),

  /** `{head, reservations}`, or null. */
  async list(performance) {
    const head = await this.facts.read(`list ${performance}`);
    if (!head) return null;
    const rows = await within(LISTS, 'reservations', 'readonly',
      each => done(each.objectStore('reservations').getAll(ofPerformance(performance))), []);
    return { head, reservations: new Map(rows.map(each => [each.number, each])) };
  },

  /** The heads of all lists, without their reservations. */
  heads: () => within(LISTS, 'facts', 'readonly',
    each => done(each.objectStore('facts').getAll(IDBKeyRange.bound('list ', 'list ~'))), []),

  /** @param isComplete whether the stored reservations are deleted first */
  keep(performance, head, reservations, isComplete) {
    return within(LISTS, ['facts', 'reservations'], 'readwrite', transaction => {
      const rows = transaction.objectStore('reservations');
      if (isComplete) rows.delete(ofPerformance(performance));
      reservations.forEach(each => rows.put({ ...each, performance }));
      transaction.objectStore('facts').put(head, `list ${performance}`);
    });
  },

  forget(performance) {
    return within(LISTS, ['facts', 'reservations'], 'readwrite', transaction => {
      transaction.objectStore('reservations').delete(ofPerformance(performance));
      transaction.objectStore('facts').delete(`list ${performance}`);
    });
  },

  scans: () => within(SCANS, 'scans', 'readonly', each => done(each.objectStore('scans').getAll()), []),

  /** Resolves to true if the scans are stored, and will survive a reload. */
  putScans: scans => within(SCANS, 'scans', 'readwrite', each => {
    scans.forEach(scan => each.objectStore('scans').put(scan));
    return true;
  }, false),

  removeScans: ids => within(SCANS, 'scans', 'readwrite', each => { ids.forEach(id => each.objectStore('scans').delete(id)); }),
};
