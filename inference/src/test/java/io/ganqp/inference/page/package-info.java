/** The page, in a real Chromium: {@code GANQP_TEST_BROWSER} names one, and its driver. */
package io.ganqp.inference.page;
