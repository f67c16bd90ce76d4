/** Reports and exports as clients see them: their figures, their files, who gets them, and their limits. */
package io.yemae.it.reports;
