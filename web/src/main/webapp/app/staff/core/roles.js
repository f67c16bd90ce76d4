// The roles of users, in the order of what they may do.
import { t } from '../../core/texts.js';

export const ROLES = ['user', 'door', 'operator', 'organiser', 'admin'];

/** The name of a role. */
export const roleText = role => t(`staff.role.${role}`);
