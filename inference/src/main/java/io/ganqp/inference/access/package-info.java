/** Who may ask. Knows neither what is asked nor how. */
package io.ganqp.inference.access;
