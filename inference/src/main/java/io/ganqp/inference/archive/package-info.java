/** Many files as one zip, sent while they are made. Knows neither what they are nor HTTP. */
package io.ganqp.inference.archive;
