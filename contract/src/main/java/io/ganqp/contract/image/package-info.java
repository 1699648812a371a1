/** How values of a generator become pixels: the same bytes wherever a face is drawn. */
package io.ganqp.contract.image;
