/** What to type for the image at an address. */
export const snippets = (address, file) => ({
  address,
  curl: `curl --fail --retry 5 -o ${file} '${address}'`,
  python: `import urllib.request\n\nurllib.request.urlretrieve(\n    "${address}",\n    "${file}",\n)`,
});
