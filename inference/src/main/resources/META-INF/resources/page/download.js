/** Makes a link save what is at an address as a file. */
export function offer(id, address, file) {
  const link = document.getElementById(id);
  link.href = address;
  link.download = file;
}
