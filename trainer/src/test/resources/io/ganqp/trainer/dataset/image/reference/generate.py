#!/usr/bin/env python3
"""Writes encodings.zip: small images in every format and mode that the trainer reads, and the pixels
that reference decoders give. index.txt names the pixels of each image, one a line; they are width and
height as big-endian int32, then RGB.

The references are libjpeg-turbo, libwebp, zlib and Little CMS as Pillow has them, turned upright by
Exif, converted to sRGB and laid on white. Where Pillow cannot read a mode, the pixels are those that
were encoded. Needs Pillow 13, numpy, and the commands cjpeg, cwebp, webpmux and convert.

    python3 generate.py encodings.zip
"""

import hashlib
import io
import os
import struct
import subprocess
import sys
import tempfile
import warnings
import zipfile
import zlib

import numpy as np
from PIL import Image, ImageCms, ImageOps

warnings.simplefilter("ignore")
IMAGES = {}
WIDTH, HEIGHT = 29, 22


# ---- pictures ----------------------------------------------------------------------------------


def photo(width=WIDTH, height=HEIGHT, seed=0):
    """Smooth shades, an edge and a little noise, as photographs have them."""
    y, x = np.mgrid[0:height, 0:width].astype(float)
    x, y = x / width, y / height
    rgb = np.stack(
        [200 - 150 * x + 20 * np.sin(9 * y), 60 + 120 * y + 30 * np.cos(7 * x), 90 + 100 * x * y], 2
    )
    rgb[(x - 0.6) ** 2 + (y - 0.4) ** 2 < 0.06] = (230, 190, 150)
    rgb += np.random.default_rng(seed).normal(0, 4, rgb.shape)
    return rgb.clip(0, 255).astype(np.uint8)


def noise(channels, width=WIDTH, height=HEIGHT, seed=1, top=256):
    return np.random.default_rng(seed).integers(0, top, (height, width, channels))


def alpha(width=WIDTH, height=HEIGHT):
    y, x = np.mgrid[0:height, 0:width]
    a = (x * 255 // (width - 1) + 2 * y).clip(0, 255)
    a[:4] = 0
    a[-4:] = 255
    return a.astype(np.uint8)


RGB = Image.fromarray(photo())
RGBA = Image.fromarray(np.dstack([photo(), alpha()]))
GREY = RGB.convert("L")


# ---- reference ---------------------------------------------------------------------------------

SRGB = ImageCms.createProfile("sRGB")
SPACES = {"RGB": "RGB ", "L": "GRAY", "CMYK": "CMYK"}


def to_srgb(image, profile):
    """Converted by its profile, if that is one and fits; transparency is kept."""
    if not profile:
        return image
    if image.mode in ("P", "PA"):
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    mask = image.getchannel("A") if image.mode in ("RGBA", "LA") else None
    colour = image.convert({"RGBA": "RGB", "LA": "L", "1": "L"}.get(image.mode, image.mode))
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if opened.profile.xcolor_space != SPACES[colour.mode]:
            return image
        colour = ImageCms.profileToProfile(colour, opened, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    if mask is not None:
        colour.putalpha(mask)
    return colour


def on_white(image):
    if image.mode.startswith("I;16"):
        image = Image.fromarray((np.array(image) >> 8).astype(np.uint8))
    if image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info:
        rgba = np.array(image.convert("RGBA")).astype(int)
        a = rgba[..., 3:]
        return ((rgba[..., :3] * a + 255 * (255 - a) + 127) // 255).astype(np.uint8)
    return np.array(image.convert("RGB"))


def reference(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    profile = image.info.get("icc_profile")
    return on_white(to_srgb(ImageOps.exif_transpose(image), profile))


def add(name, data, pixels=None):
    assert name not in IMAGES, name
    pixels = reference(data) if pixels is None else np.asarray(pixels, np.uint8)
    height, width, _ = pixels.shape
    IMAGES[name] = data, struct.pack(">ii", width, height) + pixels.tobytes()


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def command(arguments, data, suffix):
    """Runs a command that reads {in} and writes {out}."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "in" + suffix), os.path.join(folder, "out")
        with open(source, "wb") as file:
            file.write(data)
        line = [a.replace("{in}", source).replace("{out}", target) for a in arguments]
        subprocess.run(line, check=True, capture_output=True)
        with open(target, "rb") as file:
            return file.read()


PPM = saved(RGB, "PPM")
PGM = saved(GREY, "PPM")


# ---- Exif and ICC ------------------------------------------------------------------------------


def exif(orientation, order="MM", kind=3, count=1, entries=1, prefix=b"Exif\0\0", offset=8, tail=b""):
    mark = ">" if order == "MM" else "<"
    value = struct.pack(mark + ("H" if kind == 3 else "I"), orientation).ljust(4, b"\0")
    ifd = struct.pack(mark + "H", entries) + struct.pack(mark + "HHI", 0x0112, kind, count) + value
    head = order.encode() + struct.pack(mark + "HI", 42, offset)
    return prefix + head.ljust(offset, b"\0") + ifd + struct.pack(mark + "I", 0) + tail


def xyz(values):
    return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(v * 65536)) for v in values)


def gamma(value):
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(value * 256)) + b"\0\0"


def icc(space, tags, kind=b"mntr", intent=0):
    tags = {b"desc": text_tag(), b"cprt": b"text\0\0\0\0CC0\0", b"wtpt": xyz(D50), **tags}
    table, body = b"", b""
    start = 132 + 12 * len(tags)
    for key, data in tags.items():
        table += key + struct.pack(">II", start + len(body), len(data))
        body += data.ljust((len(data) + 3) // 4 * 4, b"\0")
    head = struct.pack(">I4sI4s4s4s", start + len(body), b"\0" * 4, 0x02400000, kind, space, b"XYZ ")
    head += b"\x07\xe8\0\x01\0\x01\0\0\0\0\0\0acsp" + b"\0" * 24 + struct.pack(">I", intent)
    head += struct.pack(">iii", *(round(v * 65536) for v in D50))
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def text_tag():
    return b"desc\0\0\0\0" + struct.pack(">I", 5) + b"test\0" + b"\0" * 78


D50 = (0.9642, 1.0, 0.8249)
PRIMARIES = {  # the columns, adapted to D50
    "p3": ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407)),
    "adobe": ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)),
}


def rgb_profile(name, exponent, **options):
    r, g, b = PRIMARIES[name]
    curve = gamma(exponent)
    tags = {b"rXYZ": xyz(r), b"gXYZ": xyz(g), b"bXYZ": xyz(b)}
    tags.update({b"rTRC": curve, b"gTRC": curve, b"bTRC": curve})
    return icc(b"RGB ", tags, **options)


def cmyk_profile():
    """Device to Lab by a table of two points a side: inks that mix as they overlap."""
    inks = np.array([[55, -37, -50], [48, 74, -3], [89, -5, 93], [16, 0, 0]], float)
    table = b""
    for index in range(16):
        lab = np.array([100.0, 0, 0])
        for ink in range(4):
            if index >> (3 - ink) & 1:
                lab = lab * inks[ink][0] / 100 + [0, inks[ink][1], inks[ink][2]] * np.array([0, 0.7, 0.7])
        table += bytes([round(lab[0] * 2.55), *(int(min(255, max(0, round(v + 128)))) for v in lab[1:])])
    ramp = bytes(range(256))
    lut = b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    lut += ramp * 4 + table + ramp * 3
    profile = icc(b"CMYK", {b"A2B0": lut}, kind=b"prtr")
    return profile[:20] + b"Lab " + profile[24:]


PROFILES = {
    "p3": rgb_profile("p3", 2.2),
    "adobe": rgb_profile("adobe", 2.19921875),
    "adobe_relative": rgb_profile("adobe", 2.19921875, intent=1),
    "linear": rgb_profile("p3", 1.0),
    "srgb": ImageCms.ImageCmsProfile(SRGB).tobytes(),
}
GREY_PROFILES = {
    "gamma18": icc(b"GRAY", {b"kTRC": gamma(1.8)}),
    "gamma22": icc(b"GRAY", {b"kTRC": gamma(2.2)}),
}
CMYK_PROFILE = cmyk_profile()
BROKEN = {
    "garbage": b"not a profile " * 20,
    "empty": b"",
    "cut": PROFILES["p3"][:200],
    "wrong_size": struct.pack(">I", 1 << 30) + PROFILES["p3"][4:],
}


# ---- JPEG --------------------------------------------------------------------------------------


def segment(marker, payload):
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def with_segments(jpeg, *segments):
    """After SOI and JFIF, where a camera puts them."""
    start = 2
    if jpeg[2:4] == b"\xff\xe0":
        start = 4 + struct.unpack(">H", jpeg[4:6])[0]
    return jpeg[:start] + b"".join(segments) + jpeg[start:]


def without_application(jpeg):
    out, at = jpeg[:2], 2
    while jpeg[at + 1] != 0xDA:
        length = struct.unpack(">H", jpeg[at + 2 : at + 4])[0] + 2
        if not 0xE0 <= jpeg[at + 1] <= 0xEF:
            out += jpeg[at : at + length]
        at += length
    return out + jpeg[at:]


def renamed(jpeg, ids):
    """Other component ids, in frame and scan headers."""
    data, at, former = bytearray(jpeg), 2, []
    while data[at + 1] != 0xD9:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if marker in (0xC0, 0xC1, 0xC2):
            for i in range(data[at + 9]):
                former.append(data[at + 10 + 3 * i])
                data[at + 10 + 3 * i] = ids[i]
        if marker == 0xDA:
            for i in range(data[at + 4]):
                data[at + 5 + 2 * i] = ids[former.index(data[at + 5 + 2 * i])]
            break
        at += 2 + length
    return bytes(data)


def adobe(transform):
    return segment(0xEE, b"Adobe" + struct.pack(">HHHB", 100, 0, 0, transform))


def jpegs():
    for sampling in ("1x1", "2x1", "1x2", "2x2", "4x1", "2x2,1x2,2x1"):
        for more, tag in ((["-baseline"], ""), (["-progressive"], "_progressive")):
            line = ["cjpeg", "-quality", "92", "-sample", sampling, *more, "-outfile", "{out}", "{in}"]
            add(f"sampling_{sampling}{tag}.jpg".replace(",", "_"), command(line, PPM, ".ppm"))
    for quality in (1, 30, 75, 100):
        add(f"quality_{quality}.jpg", saved(RGB, "JPEG", quality=quality))
    for name, flags in {
        "restart_rows": ["-restart", "1"],
        "restart_blocks": ["-restart", "2B"],
        "optimized": ["-optimize"],
        "rgb": ["-rgb"],
        "fast": ["-dct", "fast"],
        "smooth": ["-smooth", "20"],
    }.items():
        line = ["cjpeg", "-quality", "90", *flags, "-outfile", "{out}", "{in}"]
        add(f"cjpeg_{name}.jpg", command(line, PPM, ".ppm"))
    for more, tag in (([], ""), (["-progressive"], "_progressive")):
        add(f"grey{tag}.jpg", command(["cjpeg", *more, "-outfile", "{out}", "{in}"], PGM, ".pgm"))
    for width, height in ((1, 1), (8, 8), (16, 17), (7, 48), (48, 7)):
        add(f"size_{width}x{height}.jpg", saved(Image.fromarray(photo(width, height)), "JPEG"))

    # YCbCr or RGB, as libjpeg decides: JFIF, then Adobe, then the components' ids.
    ycc = saved(RGB, "JPEG", quality=92)
    full = saved(RGB, "JPEG", quality=92, subsampling=0)
    for kind, jpeg in (("ycc", ycc), ("ycc444", full)):
        bare = without_application(jpeg)
        add(f"{kind}_bare.jpg", bare)
        for transform in (0, 1, 2):
            add(f"{kind}_jfif_adobe{transform}.jpg", with_segments(jpeg, adobe(transform)))
            add(f"{kind}_adobe{transform}.jpg", with_segments(bare, adobe(transform)))
        for ids in ((0, 1, 2), (82, 71, 66), (1, 34, 35), (5, 6, 7)):
            tag = "_".join(map(str, ids))
            add(f"{kind}_ids_{tag}.jpg", renamed(bare, ids))
            add(f"{kind}_jfif_ids_{tag}.jpg", renamed(jpeg, ids))
        add(f"{kind}_exif.jpg", with_segments(bare, segment(0xE1, exif(1))))
    add("adobe_short.jpg", with_segments(without_application(ycc), segment(0xEE, b"Adobe\0d\0")))

    cmyk = RGB.convert("CMYK")
    rich = Image.fromarray(noise(4, top=256, seed=3).astype(np.uint8) // 2, "CMYK")
    for name, image in (("photo", cmyk), ("ink", rich)):
        jpeg = saved(image, "JPEG", quality=95)
        add(f"cmyk_{name}.jpg", jpeg)
        add(f"cmyk_{name}_bare.jpg", without_application(jpeg))
        for transform in (0, 1, 2):
            marked = with_segments(without_application(jpeg), adobe(transform))
            add(f"cmyk_{name}_adobe{transform}.jpg", marked)
        add(f"cmyk_{name}_profile.jpg", saved(image, "JPEG", quality=95, icc_profile=CMYK_PROFILE))
        add(f"cmyk_{name}_rgb_profile.jpg", saved(image, "JPEG", quality=95, icc_profile=PROFILES["p3"]))

    for name, profile in {**PROFILES, **{"broken_" + k: v for k, v in BROKEN.items()}}.items():
        add(f"icc_{name}.jpg", saved(RGB, "JPEG", quality=92, icc_profile=profile))
        add(f"icc_grey_{name}.jpg", saved(GREY, "JPEG", quality=92, icc_profile=profile))
    for name, profile in GREY_PROFILES.items():
        add(f"icc_grey_{name}.jpg", saved(GREY, "JPEG", quality=92, icc_profile=profile))
        add(f"icc_colour_{name}.jpg", saved(RGB, "JPEG", quality=92, icc_profile=profile))
    half = len(PROFILES["adobe"]) // 2
    parts = [PROFILES["adobe"][:half], PROFILES["adobe"][half:]]
    chunk = [segment(0xE2, b"ICC_PROFILE\0" + bytes([i + 1, 2]) + p) for i, p in enumerate(parts)]
    add("icc_two_parts.jpg", with_segments(ycc, *chunk))
    add("icc_two_parts_reversed.jpg", with_segments(ycc, *reversed(chunk)))
    add("icc_part_missing.jpg", with_segments(ycc, chunk[1]), reference(ycc))

    for orientation in range(0, 10):
        for order in ("MM", "II"):
            add(f"exif_{orientation}_{order}.jpg", with_segments(ycc, segment(0xE1, exif(orientation, order))))
    upright, turned = reference(ycc), np.rot90(reference(ycc), -1)
    other = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>")
    comment = segment(0xFE, b"a comment")
    for name, (expected, *segments) in {
        "long": (turned, segment(0xE1, exif(6, kind=4))),
        "long_little": (turned, segment(0xE1, exif(6, "II", kind=4))),
        "many_entries": (turned, segment(0xE1, exif(6, entries=999))),
        "many_entries_little": (turned, segment(0xE1, exif(6, "II", entries=60000))),
        "later": (turned, segment(0xE1, exif(6, offset=40))),
        "tail": (turned, segment(0xE1, exif(6, tail=b"\xee" * 100))),
        "after_xmp": (turned, other, segment(0xE1, exif(6))),
        "after_comment": (turned, comment, segment(0xE1, exif(6))),
        "offset_outside": (upright, segment(0xE1, exif(6).replace(b"\0*\0\0\0\x08", b"\0*\0\xff\0\0"))),
        "garbage": (upright, segment(0xE1, b"Exif\0\0" + b"\xee" * 40)),
        "cut": (upright, segment(0xE1, exif(6)[:17])),
        "empty": (upright, segment(0xE1, b"Exif\0\0")),
        "no_next": (turned, segment(0xE1, exif(6)[:-4])),
    }.items():
        add(f"exif_{name}.jpg", with_segments(ycc, *segments), expected)
    add("exif_before_jfif.jpg", ycc[:2] + segment(0xE1, exif(6)) + ycc[2:], turned)
    add("exif_and_icc.jpg", saved(RGB, "JPEG", exif=exif(8), icc_profile=PROFILES["p3"]))
    add("trailing_garbage.jpg", ycc + b"\xff\xd8\xff" + bytes(range(256)), upright)
    add("two_images.jpg", ycc + saved(GREY, "JPEG"), upright)
    add("fill_bytes.jpg", ycc[:2] + b"\xff\xff" + ycc[2:])
    second = Image.fromarray(photo(20, 20, 5))
    add("multi_picture.jpg", saved(RGB, "MPO", save_all=True, append_images=[second]), reference(saved(RGB, "JPEG")))


# ---- PNG ---------------------------------------------------------------------------------------


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def packed(samples, depth):
    """Rows of samples as bytes."""
    height, width, channels = samples.shape
    flat = samples.reshape(height, width * channels)
    if depth == 16:
        return [row.astype(">u2").tobytes() for row in flat]
    if depth == 8:
        return [row.astype(np.uint8).tobytes() for row in flat]
    bits = ((flat[:, :, None] >> np.arange(depth - 1, -1, -1)) & 1).reshape(height, -1)
    return [np.packbits(row.astype(np.uint8)).tobytes() for row in bits]


def filtered(rows, unit):
    """Each row by another of the five filters."""
    out, former = b"", bytes(len(rows[0])) if rows else b""
    for y, row in enumerate(rows):
        kind = y % 5
        line = bytearray()
        for i, value in enumerate(row):
            left = row[i - unit] if i >= unit else 0
            up, corner = former[i], former[i - unit] if i >= unit else 0
            guess = left + up - corner
            near = min((left, up, corner), key=lambda c: abs(guess - c))
            line.append((value - (0, left, up, (left + up) // 2, near)[kind]) & 255)
        out += bytes([kind]) + line
        former = row
    return out


def png(samples, depth, colour, chunks=b"", late=b"", interlaced=False, parts=1):
    height, width, channels = samples.shape
    unit = max(1, channels * depth // 8)
    raw = b""
    for x, y, dx, dy in PASSES if interlaced else ((0, 0, 1, 1),):
        part = samples[y::dy, x::dx]
        if part.size:
            raw += filtered(packed(part, depth), unit)
    data = zlib.compress(raw, 9)
    size = -(-len(data) // parts)
    idat = b"".join(chunk(b"IDAT", data[i : i + size]) for i in range(0, len(data), size))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))
    return b"\x89PNG\r\n\x1a\n" + head + chunks + idat + late + chunk(b"IEND", b"")


def eight_bits(samples, depth):
    return samples >> 8 if depth == 16 else samples * 255 // ((1 << depth) - 1)


def shown(samples, depth, colour, palette=None, transparent=None):
    """What the samples mean, on white."""
    if colour == 3:
        rgb = palette[samples[..., 0]]
        a = np.full(samples.shape[:2], 255) if transparent is None else transparent[samples[..., 0]]
    else:
        values = eight_bits(samples, depth).astype(int)
        rgb = values[..., :3] if colour & 2 else np.repeat(values[..., :1], 3, 2)
        a = values[..., -1] if colour & 4 else np.full(samples.shape[:2], 255)
        if transparent is not None:
            a = np.where((samples == np.array(transparent)).all(2), 0, 255)
    a = a[..., None].astype(int)
    return (rgb * a + 255 * (255 - a) + 127) // 255


def pngs():
    for colour, depths in {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}.items():
        for depth in depths:
            samples = noise(CHANNELS[colour], 19, 13, top=1 << depth)
            palette = noise(3, 1 << min(depth, 8), 1, seed=2)[0]
            plte = chunk(b"PLTE", palette.astype(np.uint8).tobytes()) if colour == 3 else b""
            for interlaced in (False, True):
                tag = f"{colour}_{depth}" + ("_interlaced" if interlaced else "")
                add(f"mode_{tag}.png", png(samples, depth, colour, plte, interlaced=interlaced), shown(samples, depth, colour, palette))
                if colour == 3:
                    some = np.full(1 << depth, 255)
                    some[:3] = (0, 128, 40)[: min(3, 1 << depth)]
                    trns = chunk(b"tRNS", some[:3].astype(np.uint8).tobytes()[: 1 << depth])
                    add(f"trns_{tag}.png", png(samples, depth, colour, plte + trns, interlaced=interlaced), shown(samples, depth, colour, palette, some))
                elif colour in (0, 2):
                    key = samples[3, 4]
                    trns = chunk(b"tRNS", key.astype(">u2").tobytes())
                    add(f"trns_{tag}.png", png(samples, depth, colour, trns, interlaced=interlaced), shown(samples, depth, colour, None, key))
    for width, height in ((1, 1), (1, 40), (40, 1), (3, 2), (8, 9)):
        for interlaced in (False, True):
            samples = noise(3, width, height)
            tag = "_interlaced" if interlaced else ""
            add(f"size_{width}x{height}{tag}.png", png(samples, 8, 2, interlaced=interlaced))

    samples = photo().astype(int)
    plain = samples
    for name, data in {
        "many_idat": png(samples, 8, 2, parts=40),
        "gamma": png(samples, 8, 2, chunk(b"gAMA", struct.pack(">I", 100000))),
        "gamma_chroma": png(samples, 8, 2, chunk(b"gAMA", struct.pack(">I", 45455)) + chunk(b"cHRM", struct.pack(">8I", 31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000))),
        "srgb_chunk": png(samples, 8, 2, chunk(b"sRGB", b"\0")),
        "background": png(samples, 8, 2, chunk(b"bKGD", b"\0\xff\0\0\0\0")),
        "significant_bits": png(samples, 8, 2, chunk(b"sBIT", b"\x05\x06\x05")),
        "histogram_text_time": png(samples, 8, 2, chunk(b"tEXt", b"Comment\0words"), chunk(b"tIME", b"\x07\xe8\1\1\0\0\0")),
        "unknown_chunk": png(samples, 8, 2, chunk(b"prVt", b"what is this")),
        "suggested_palette": png(samples, 8, 2, chunk(b"PLTE", bytes(range(48)))),
        "trailing_garbage": png(samples, 8, 2) + b"\0" * 50,
        "empty_idat": png(samples, 8, 2, chunk(b"IDAT", b"")),
        "wrong_text_checksum": png(samples, 8, 2, chunk(b"tEXt", b"Comment\0words")[:-1] + b"?"),
    }.items():
        add(f"{name}.png", data, plain)
    control = chunk(b"acTL", struct.pack(">II", 2, 0)) + chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, WIDTH, HEIGHT, 0, 0, 1, 10, 0, 0))
    frame = chunk(b"fcTL", struct.pack(">IIIIIHHBB", 1, 2, 2, 0, 0, 1, 10, 0, 0)) + chunk(b"fdAT", struct.pack(">I", 2) + zlib.compress(b"\0" * 14))
    add("animated.png", png(samples, 8, 2, control, frame), plain)

    for name, profile in {**PROFILES, **{"broken_" + k: v for k, v in BROKEN.items()}}.items():
        broken = name.startswith("broken") and name != "broken_wrong_size"
        iccp = chunk(b"iCCP", b"name\0\0" + zlib.compress(profile))
        with_alpha = np.dstack([photo(), alpha()]).astype(int)
        palette = photo(16, 1).reshape(16, 3)
        plte = chunk(b"PLTE", palette.tobytes())
        add(f"icc_{name}.png", png(samples, 8, 2, iccp), plain if broken else None)
        add(f"icc_alpha_{name}.png", png(with_alpha, 8, 6, iccp), shown(with_alpha, 8, 6) if broken else None)
        add(f"icc_palette_{name}.png", png(noise(1, top=16), 4, 3, iccp + plte), shown(noise(1, top=16), 4, 3, palette) if broken else None)
        add(f"icc_grey_{name}.png", png(np.array(GREY)[..., None], 8, 0, iccp), np.dstack([np.array(GREY)] * 3))
    deep = samples * 257
    iccp = chunk(b"iCCP", b"name\0\0" + zlib.compress(PROFILES["p3"]))
    add("icc_16_bit.png", png(deep, 16, 2, iccp), reference(IMAGES["icc_p3.png"][0]))
    for name, profile in GREY_PROFILES.items():
        iccp = chunk(b"iCCP", b"name\0\0" + zlib.compress(profile))
        grey = np.array(GREY)[..., None]
        add(f"icc_grey_{name}.png", png(grey, 8, 0, iccp))
        add(f"icc_grey_alpha_{name}.png", png(np.dstack([grey, alpha()]), 8, 4, iccp))
        add(f"icc_colour_{name}.png", png(samples, 8, 2, iccp), plain)
    add("icc_not_deflated.png", png(samples, 8, 2, chunk(b"iCCP", b"name\0\0" + b"garbage" * 9)), plain)
    add("icc_no_name.png", png(samples, 8, 2, chunk(b"iCCP", b"")), plain)

    turned = np.rot90(plain, -1)
    for orientation in range(1, 9):
        for prefix, tag in ((b"", ""), (b"Exif\0\0", "_prefix")):
            data = png(samples, 8, 2, chunk(b"eXIf", exif(orientation, prefix=prefix)))
            add(f"exif_{orientation}{tag}.png", data, np.array(ImageOps.exif_transpose(Image.open(io.BytesIO(png(samples, 8, 2, chunk(b"eXIf", exif(orientation, prefix=b""))))))))
    hexed = exif(6).hex()
    lines = "\n".join(hexed[i : i + 72] for i in range(0, len(hexed), 72))
    for kind in ("exif", "APP1"):
        raw = f"\n{kind}\n{len(exif(6)):8d}\n{lines}\n".encode()
        key = b"Raw profile type " + kind.encode()
        for tag, made in {
            "tEXt": chunk(b"tEXt", key + b"\0" + raw),
            "zTXt": chunk(b"zTXt", key + b"\0\0" + zlib.compress(raw)),
            "iTXt": chunk(b"iTXt", key + b"\0\0\0\0\0" + raw),
            "iTXt_deflated": chunk(b"iTXt", key + b"\0\1\0\0\0" + zlib.compress(raw)),
        }.items():
            add(f"raw_profile_{kind}_{tag}.png", png(samples, 8, 2, made), turned)
    add("exif_after_idat.png", png(samples, 8, 2, late=chunk(b"eXIf", exif(6, prefix=b""))), turned)
    add("exif_raw_after_idat.png", png(samples, 8, 2, late=chunk(b"tEXt", key + b"\0" + raw)), turned)
    add("exif_many_entries.png", png(samples, 8, 2, chunk(b"eXIf", exif(6, prefix=b"", entries=99))), turned)
    add("exif_garbage.png", png(samples, 8, 2, chunk(b"eXIf", b"\xee" * 30)), plain)
    add("exif_interlaced_alpha.png", png(np.dstack([samples, alpha()]), 8, 6, chunk(b"eXIf", exif(5, prefix=b"")), interlaced=True))
    for mode in ("1", "L", "P", "LA"):
        add(f"pillow_{mode}.png", saved(RGB.convert(mode), "PNG"))
    add("pillow_RGBA.png", saved(RGBA, "PNG"))


# ---- GIF ---------------------------------------------------------------------------------------


def lzw(indices, bits, clear_late=False):
    """Codes that grow as the decoder's table does."""
    clear, end = 1 << bits, (1 << bits) + 1
    table, size, out, used, buffer = {}, bits + 1, bytearray(), 0, 0
    follow = end + 1

    def put(code):
        nonlocal buffer, used
        buffer |= code << used
        used += size
        while used >= 8:
            out.append(buffer & 255)
            buffer >>= 8
            used -= 8

    put(clear)
    word = (indices[0],)
    for index in indices[1:]:
        longer = word + (index,)
        if longer in table:
            word = longer
            continue
        put(table[word] if len(word) > 1 else word[0])
        if follow < 4096:
            table[longer] = follow
            follow += 1
            if follow > 1 << size and size < 12:
                size += 1
        elif not clear_late:
            put(clear)
            table, size, follow = {}, bits + 1, end + 1
        word = (index,)
    put(table[word] if len(word) > 1 else word[0])
    # After the last code the decoder adds an entry, too.
    if follow < 4096 and follow + 1 > 1 << size and size < 12:
        size += 1
    put(end)
    if used:
        out.append(buffer & 255)
    blocks = b"".join(bytes([len(out[i : i + 255])]) + out[i : i + 255] for i in range(0, len(out), 255))
    return bytes([bits]) + blocks + b"\0"


def gif(indices, palette, screen=None, at=(0, 0), local=False, transparent=None, background=0, interlaced=False, clear_late=False, before=b"", after=b"", trailer=b";", version=b"GIF89a"):
    height, width = indices.shape
    bits = max(1, (len(palette) - 1).bit_length())
    table = palette.astype(np.uint8).tobytes().ljust(3 << bits, b"\0")
    screen = screen or (width, height)
    rows = list(range(height))
    if interlaced:
        rows = [y for start, step in ((0, 8), (4, 8), (2, 4), (1, 2)) for y in range(start, height, step)]
    flags = 0x70 if local else 0xF0 | bits - 1
    data = version + struct.pack("<HHBBB", *screen, flags, background, 0)
    data += (b"" if local else table) + before
    if transparent is not None:
        data += b"!\xf9\x04" + struct.pack("<BHBB", 1, 10, transparent, 0)
    data += b"," + struct.pack("<HHHHB", *at, width, height, (0x80 | bits - 1 if local else 0) | (0x40 if interlaced else 0))
    data += (table if local else b"") + lzw(indices[rows].ravel().tolist(), max(2, bits), clear_late)
    return data + after + trailer


def gifs():
    palette = noise(3, 64, 1, seed=8)[0]
    indices = noise(1, 23, 17, top=64)[..., 0]
    picture = palette[indices]
    for colours in (2, 3, 4, 8, 16, 32, 64, 128, 256):
        own = noise(3, colours, 1, seed=9)[0]
        inside = noise(1, 23, 17, top=colours)[..., 0]
        for interlaced in (False, True):
            tag = "_interlaced" if interlaced else ""
            add(f"colours_{colours}{tag}.gif", gif(inside, own, interlaced=interlaced), own[inside])
    big = noise(1, 90, 70, seed=4, top=64)[..., 0]
    add("table_full.gif", gif(big, palette), palette[big])
    add("table_full_cleared_late.gif", gif(big, palette, clear_late=True), palette[big])
    flat = np.zeros((40, 48), int)
    add("one_colour.gif", gif(flat, palette), palette[flat])
    for size in ((1, 1), (1, 30), (30, 1), (5, 3)):
        part = noise(1, *size, top=64)[..., 0]
        for interlaced in (False, True):
            add(f"size_{size[0]}x{size[1]}{'_interlaced' if interlaced else ''}.gif", gif(part, palette, interlaced=interlaced), palette[part])

    def canvas(screen, at, background):
        width, height = (max(s, a + n) for s, a, n in zip(screen, at, (23, 17)))
        whole = np.empty((height, width, 3), int)
        whole[:] = background
        return whole, (slice(at[1], at[1] + 17), slice(at[0], at[0] + 23))

    clear = picture.copy()
    clear[indices == 7] = 255
    white = (255, 255, 255)
    for name, screen, at in (
        ("offset", (40, 30), (9, 6)), ("corner", (40, 30), (0, 0)), ("edge", (40, 30), (17, 13)),
        ("outgrows", (20, 10), (0, 0)), ("outgrows_offset", (25, 20), (5, 8)), ("no_screen", (0, 0), (0, 0)),
    ):
        whole, place = canvas(screen, at, palette[3])
        whole[place] = picture
        add(f"{name}.gif", gif(indices, palette, screen, at, background=3), whole)
        whole, place = canvas(screen, at, white)
        whole[place] = clear
        add(f"{name}_transparent.gif", gif(indices, palette, screen, at, background=3, transparent=7), whole)
        whole, place = canvas(screen, at, white)
        whole[place] = picture
        add(f"{name}_local.gif", gif(indices, palette, screen, at, background=3, local=True), whole)
    add("transparent.gif", gif(indices, palette, transparent=7), clear)
    add("transparent_outside_table.gif", gif(indices, palette, transparent=200), picture)
    add("local.gif", gif(indices, palette, local=True, interlaced=True), picture)
    add("version_87a.gif", gif(indices, palette, version=b"GIF87a"), picture)
    words = b"!\xfe\x05hello\0" + b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0" + b"!\x01\x0c" + b"\0" * 12 + b"\x02hi\0"
    add("extensions.gif", gif(indices, palette, before=words), picture)
    second = gif(np.zeros((4, 4), int), palette)[13 + 192 :]
    add("animated.gif", gif(indices, palette, trailer=second), picture)
    add("no_trailer.gif", gif(indices, palette, trailer=b""), picture)
    add("trailing_garbage.gif", gif(indices, palette) + b"\0" * 30, picture)
    for image, tag in ((RGB, "photo"), (GREY, "grey")):
        add(f"pillow_{tag}.gif", saved(image, "GIF"))
    frames = [Image.fromarray(photo(seed=s)).convert("P") for s in range(3)]
    add("pillow_animated.gif", saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    add("magick.gif", command(["convert", "{in}", "gif:{out}"], PPM, ".ppm"))


# ---- BMP ---------------------------------------------------------------------------------------


def padded(rows):
    return b"".join(row.ljust((len(row) + 3) // 4 * 4, b"\0") for row in rows)


def bmp(width, height, bits, data, compression=0, palette=b"", masks=b"", header=40, gap=0, used=None):
    used = len(palette) // (3 if header == 12 else 4) if used is None else used
    if header == 12:
        info = struct.pack("<IHHHH", 12, width, height, 1, bits)
    else:
        info = struct.pack("<IiiHHIIiiII", header, width, height, 1, bits, compression, len(data), 2835, 2835, used, 0)
        info = (info + (masks if header > 40 else b"")).ljust(header, b"\0")
    extra = masks if header == 40 else b""
    start = 14 + len(info) + len(extra) + len(palette) + gap
    return b"BM" + struct.pack("<IHHI", start + len(data), 0, 0, start) + info + extra + palette + b"\0" * gap + data


def masked(rgba, masks, size):
    """Samples of 8 bits into the fields of a pixel."""
    value = np.zeros(rgba.shape[:2], np.uint64)
    exact = np.empty_like(rgba)
    for channel, mask in enumerate(masks):
        if not mask:
            exact[..., channel] = 255 if channel == 3 else 0
            continue
        shift = (mask & -mask).bit_length() - 1
        top = mask >> shift
        field = (rgba[..., channel] * top + 127) // 255
        value |= field.astype(np.uint64) << np.uint64(shift)
        exact[..., channel] = (field * 255 + top // 2) // top
    return [row.astype(f"<u{size}").tobytes() for row in value[::-1]], exact


def run_lengths(indices, bits):
    """Encoded runs, absolute runs and ends of lines in turn."""
    out = b""
    for y, row in enumerate(indices[::-1]):
        x = 0
        while x < len(row):
            left = len(row) - x
            if (x + y) % 3 and left > 4:
                part = row[x : x + 5].tolist()
                if bits == 4:
                    nibbles = part + [0]
                    body = bytes(nibbles[i] << 4 | nibbles[i + 1] for i in range(0, 6, 2))
                else:
                    body = bytes(part)
                out += bytes([0, 5]) + body.ljust((len(body) + 1) // 2 * 2, b"\0")
                x += 5
            else:
                same = 1
                while same < min(left, 255) and row[x + same] == row[x]:
                    same += 1
                value = int(row[x])
                out += bytes([same, value << 4 | value if bits == 4 else value])
                x += same
        out += b"\0\0"
    return out[:-2] + b"\0\1"


def bmps():
    width, height = 21, 14
    picture = noise(3, width, height)
    bgr = [row.astype(np.uint8).tobytes() for row in picture[::-1, :, ::-1]]
    down = padded(bgr[::-1])
    add("24.bmp", bmp(width, height, 24, padded(bgr)), picture)
    add("24_top_down.bmp", bmp(width, -height, 24, down), picture)
    add("24_os2.bmp", bmp(width, height, 24, padded(bgr), header=12), picture)
    add("24_gap.bmp", bmp(width, height, 24, padded(bgr), gap=10), picture)
    add("24_palette.bmp", bmp(width, height, 24, padded(bgr), palette=bytes(64)), picture)
    add("24_trailing_garbage.bmp", bmp(width, height, 24, padded(bgr)) + b"\0" * 9, picture)
    for header in (52, 56, 64, 108, 124):
        add(f"24_header_{header}.bmp", bmp(width, height, 24, padded(bgr), header=header), picture)
    for bits in (1, 4, 8):
        colours = 1 << bits
        table = noise(3, colours, 1, seed=5)[0]
        indices = noise(1, width, height, top=colours)[..., 0]
        rows = packed(indices[::-1, :, None], bits)
        four = b"".join(bytes([*map(int, c[::-1]), 0]) for c in table)
        three = b"".join(bytes(map(int, c[::-1])) for c in table)
        add(f"{bits}.bmp", bmp(width, height, bits, padded(rows), palette=four), table[indices])
        add(f"{bits}_all_used.bmp", bmp(width, height, bits, padded(rows), palette=four, used=0), table[indices])
        add(f"{bits}_top_down.bmp", bmp(width, -height, bits, padded(rows[::-1]), palette=four), table[indices])
        add(f"{bits}_os2.bmp", bmp(width, height, bits, padded(rows), palette=three, header=12), table[indices])
        add(f"{bits}_v5.bmp", bmp(width, height, bits, padded(rows), palette=four, header=124), table[indices])
        if bits > 1:
            few = np.repeat(indices, 1, 0)
            few[:, 4:15] = few[:, 4:5]
            data = run_lengths(few, bits)
            add(f"rle{bits}.bmp", bmp(width, height, bits, data, 2 if bits == 4 else 1, four), table[few])
            skipped = few.copy()
            if bits == 8:
                # The third row from below is left by an end of line, the fifth by a move.
                lines = [run_lengths(few[y : y + 1], 8)[:-2] + b"\0\0" for y in range(height - 1, -1, -1)]
                skipped[height - 3] = 0
                lines[2] = b"\0\0"
                add("rle8_short_line.bmp", bmp(width, height, 8, b"".join(lines) + b"\0\1", 1, four), table[skipped])
                skipped[height - 5] = 0
                lines[4] = b"\0\2\0\1"
                add("rle8_delta.bmp", bmp(width, height, 8, b"".join(lines) + b"\0\1", 1, four), table[skipped])
    grey = np.arange(256)[None, :].repeat(2, 0)
    ramp = b"".join(bytes([i, i, i, 0]) for i in range(256))
    add("grey.bmp", bmp(256, 2, 8, padded(packed(grey[..., None], 8)), palette=ramp), np.dstack([grey] * 3))

    rgba = np.dstack([picture, noise(1, width, height, seed=6)])
    opaque = [row.astype(np.uint8).tobytes() for row in np.dstack([picture[..., ::-1], np.zeros((height, width), int)])[::-1]]
    add("32.bmp", bmp(width, height, 32, padded(opaque)), picture)
    add("32_top_down.bmp", bmp(width, -height, 32, padded(opaque[::-1])), picture)
    for name, size, masks in (
        ("565", 2, (0xF800, 0x7E0, 0x1F, 0)), ("555", 2, (0x7C00, 0x3E0, 0x1F, 0)), ("444", 2, (0xF00, 0xF0, 0xF, 0)),
        ("888", 4, (0xFF0000, 0xFF00, 0xFF, 0)), ("888_high", 4, (0xFF000000, 0xFF0000, 0xFF00, 0)), ("888_swapped", 4, (0xFF, 0xFF00, 0xFF0000, 0)),
        ("101010", 4, (0x3FF00000, 0xFFC00, 0x3FF, 0)),
    ):
        rows, exact = masked(rgba, masks, size)
        fields = struct.pack("<III", *masks[:3])
        add(f"masks_{name}.bmp", bmp(width, height, 8 * size, padded(rows), 3, masks=fields), exact[..., :3])
        for header in (52, 56, 108):
            full = fields + struct.pack("<I", 0)
            add(f"masks_{name}_{header}.bmp", bmp(width, height, 8 * size, padded(rows), 3, masks=full[: header - 40], header=header), exact[..., :3])
    rows, exact = masked(rgba, (0x7C00, 0x3E0, 0x1F, 0), 2)
    add("16.bmp", bmp(width, height, 16, padded(rows)), exact[..., :3])
    for name, size, masks in (("8888", 4, (0xFF0000, 0xFF00, 0xFF, 0xFF000000)), ("abgr", 4, (0xFF, 0xFF00, 0xFF0000, 0xFF000000)), ("1555", 2, (0x7C00, 0x3E0, 0x1F, 0x8000))):
        rows, exact = masked(rgba, masks, size)
        a = exact[..., 3:]
        laid = (exact[..., :3] * a + 255 * (255 - a) + 127) // 255
        for header in (56, 108, 124):
            add(f"alpha_{name}_{header}.bmp", bmp(width, height, 8 * size, padded(rows), 3, masks=struct.pack("<IIII", *masks), header=header), laid)
    for mode in ("1", "L", "P", "RGB"):
        add(f"pillow_{mode}.bmp", saved(RGB.convert(mode), "BMP"))
    for version in ("bmp2", "bmp3", "bmp"):
        add(f"magick_{version}.bmp", command(["convert", "{in}", version + ":{out}"], PPM, ".ppm"))
    add("magick_rle.bmp", command(["convert", "{in}", "-colors", "9", "-compress", "RLE", "bmp3:{out}"], PPM, ".ppm"))


# ---- PNM ---------------------------------------------------------------------------------------


def pnms():
    width, height = 21, 14
    for top in (1, 3, 15, 100, 127, 254, 255, 256, 1000, 4095, 65534, 65535):
        for channels, plain, raw in ((1, "P2", "P5"), (3, "P3", "P6")):
            samples = noise(channels, width, height, top=top + 1)
            shown = (samples * 255 + top // 2) // top if top < 256 else (samples * 65535 + top // 2) // top >> 8
            shown = np.repeat(shown, 4 - channels, 2)[..., :3]
            kind = ">u2" if top > 255 else np.uint8
            add(f"{raw}_{top}.pnm", f"{raw}\n{width} {height}\n{top}\n".encode() + samples.astype(kind).tobytes(), shown)
            text = "\n".join(" ".join(map(str, row)) for row in samples.reshape(height, -1))
            add(f"{plain}_{top}.pnm", f"{plain}\n{width} {height}\n{top}\n{text}\n".encode(), shown)
    bits = noise(1, width, height, top=2)[..., 0]
    shown = np.dstack([(1 - bits) * 255] * 3)
    text = "\n".join(" ".join(map(str, row)) for row in bits)
    dense = "\n".join("".join(map(str, row)) for row in bits)
    add("P1.pnm", f"P1\n{width} {height}\n{text}\n".encode(), shown)
    add("P1_dense.pnm", f"P1\n{width} {height}\n{dense}\n".encode(), shown)
    add("P4.pnm", f"P4\n{width} {height}\n".encode() + b"".join(packed(bits[..., None], 1)), shown)
    grey = np.array(GREY)
    three = np.dstack([grey] * 3)
    body = grey.tobytes()
    for name, head in {
        "comment_first": f"P5\n# words 12 34\n{WIDTH} {HEIGHT}\n255\n",
        "comment_between": f"P5\n{WIDTH}\n# one\n# two\n{HEIGHT}\n255\n",
        "comment_inside": f"P5 {WIDTH} {HEIGHT}# words\n255\n",
        "comment_last": f"P5\n{WIDTH} {HEIGHT}\n# words\n255\n",
        "one_line": f"P5 {WIDTH} {HEIGHT} 255 ",
        "tabs": f"P5\t{WIDTH}\t{HEIGHT}\t255\t",
        "carriage_returns": f"P5\r\n{WIDTH} {HEIGHT}\r\n255\n",
        "zeros": f"P5\n00{WIDTH} 0{HEIGHT}\n0255\n",
    }.items():
        add(f"{name}.pnm", head.encode() + body, three)
    add("comment_in_text.pnm", b"P2\n2 2\n# top\n255 # after\n1 2 # row\n3 4\n", np.repeat(np.array([[[1], [2]], [[3], [4]]]), 3, 2))
    add("trailing_garbage.pnm", f"P5\n{WIDTH} {HEIGHT}\n255\n".encode() + body + b"\0" * 7, three)
    for image, tag in ((RGB, "photo"), (GREY, "grey"), (RGB.convert("1"), "bits")):
        add(f"pillow_{tag}.pnm", saved(image, "PPM"))


# ---- WebP --------------------------------------------------------------------------------------


def riff(*chunks):
    body = b"WEBP" + b"".join(k + struct.pack("<I", len(d)) + d + b"\0" * (len(d) % 2) for k, d in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def three_bytes(value):
    return struct.pack("<I", value)[:3]


def extended(width, height, flags):
    return b"VP8X", bytes([flags, 0, 0, 0]) + three_bytes(width - 1) + three_bytes(height - 1)


def frame(image, at, **options):
    still = saved(image, "WEBP", **options)
    at_x, at_y = at
    body = still[12:]
    if body[:4] == b"VP8X":
        body = body[18:]
    size = three_bytes(at_x // 2) + three_bytes(at_y // 2) + three_bytes(image.width - 1) + three_bytes(image.height - 1)
    return b"ANMF", size + three_bytes(100) + b"\0" + body


def webps():
    wide = saved(Image.fromarray(photo(48, 40)), "PPM")
    for name, flags in {
        "m0": ["-m", "0"], "m6": ["-m", "6"], "q0": ["-q", "0"], "q30": ["-q", "30"], "q100": ["-q", "100"],
        "filter_strong": ["-q", "20", "-strong", "-f", "100"], "filter_simple": ["-q", "40", "-nostrong", "-f", "60"],
        "filter_sharp": ["-q", "40", "-f", "50", "-sharpness", "7"], "filter_none": ["-f", "0"], "filter_auto": ["-af"],
        "segments_1": ["-segments", "1"], "segments_4": ["-segments", "4", "-sns", "100"], "partitions": ["-partition_limit", "100"],
        "passes": ["-pass", "4", "-size", "700"], "jpeg_like": ["-jpeg_like"], "sharp_yuv": ["-sharp_yuv"],
        "near_lossless": ["-near_lossless", "40"], "preset_text": ["-preset", "text"], "preset_photo": ["-preset", "photo"],
    }.items():
        line = ["cwebp", "-quiet", *flags, "{in}", "-o", "{out}"]
        add(f"lossy_{name}.webp", command(line, wide, ".ppm"))
    for level in (0, 3, 6, 9):
        line = ["cwebp", "-quiet", "-z", str(level), "{in}", "-o", "{out}"]
        add(f"lossless_{level}.webp", command(line, PPM, ".ppm"))
    clear = saved(RGBA, "PNG")
    for name, flags in {
        "lossy": [], "filter_none": ["-alpha_filter", "none"], "filter_best": ["-alpha_filter", "best"],
        "raw": ["-alpha_method", "0"], "q20": ["-alpha_q", "20"], "q0": ["-q", "5", "-alpha_q", "0"],
        "lossless": ["-lossless"], "lossless_exact": ["-lossless", "-exact"], "exact": ["-exact"], "blended": ["-blend_alpha", "0x00ff00"],
    }.items():
        line = ["cwebp", "-quiet", *flags, "{in}", "-o", "{out}"]
        add(f"alpha_{name}.webp", command(line, clear, ".png"))
    random = Image.fromarray(noise(4, 32, 32).astype(np.uint8))
    add("alpha_noise.webp", saved(random, "WEBP", quality=50))
    add("alpha_noise_lossless.webp", saved(random, "WEBP", lossless=True, exact=True))
    few = RGB.convert("P", palette=Image.Palette.ADAPTIVE, colors=3).convert("RGB")
    for colours in (1, 2, 4, 16, 200):
        add(f"lossless_colours_{colours}.webp", saved(RGB.quantize(colours).convert("RGB"), "WEBP", lossless=True))
    add("lossless_grey.webp", saved(GREY.convert("RGB"), "WEBP", lossless=True))
    add("lossless_few.webp", saved(few, "WEBP", lossless=True, quality=100, method=6))
    for size in ((1, 1), (1, 40), (40, 1), (16, 16), (17, 33)):
        image = Image.fromarray(photo(*size))
        add(f"size_{size[0]}x{size[1]}.webp", saved(image, "WEBP", quality=80))
        add(f"size_{size[0]}x{size[1]}_lossless.webp", saved(image, "WEBP", lossless=True))

    for lossless in (False, True):
        tag = "_lossless" if lossless else ""
        for orientation in range(1, 9):
            for prefix, kind in ((b"Exif\0\0", ""), (b"", "_bare")):
                if kind and orientation not in (3, 6):
                    continue
                data = saved(RGB, "WEBP", lossless=lossless, exif=exif(orientation, "II", prefix=prefix))
                add(f"exif_{orientation}{kind}{tag}.webp", data)
        for name, profile in {**PROFILES, **{"broken_" + k: v for k, v in BROKEN.items() if v}, **GREY_PROFILES}.items():
            add(f"icc_{name}{tag}.webp", saved(RGB, "WEBP", lossless=lossless, icc_profile=profile))
            add(f"icc_alpha_{name}{tag}.webp", saved(RGBA, "WEBP", lossless=lossless, exact=True, icc_profile=profile))
    add("exif_and_icc.webp", saved(RGBA, "WEBP", lossless=True, exif=exif(7), icc_profile=PROFILES["adobe"]))

    # Animations: the first frame, on its canvas.
    frames = [Image.fromarray(photo(seed=s)) for s in range(3)]
    for lossless in (False, True):
        tag = "_lossless" if lossless else ""
        add(f"animated{tag}.webp", saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=lossless))
        add(f"animated_alpha{tag}.webp", saved(RGBA, "WEBP", save_all=True, append_images=[RGBA.rotate(180)], lossless=lossless))
        for name, image in (("rgb", RGB), ("rgba", RGBA)):
            parts = [frame(image, (6, 4), lossless=lossless), frame(image.rotate(180), (0, 0), lossless=lossless)]
            for ground, colour in (("", b"\xff" * 4), ("_coloured", b"\x10\x80\x20\xff")):
                data = riff(extended(50, 40, 0x12), (b"ANIM", colour + b"\0\0"), *parts)
                add(f"animated_offset_{name}{ground}{tag}.webp", data)
    add("animated_exif_icc.webp", saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], exif=exif(6), icc_profile=PROFILES["p3"]))
    still = saved(RGB, "WEBP", quality=80)
    inner = still[20:]
    add("unknown_chunk.webp", riff(extended(WIDTH, HEIGHT, 0), (b"what", b"is it"), (b"VP8 ", inner)))
    add("trailing_garbage.webp", still + b"\0" * 21, reference(still))


def main():
    for make in (jpegs, pngs, gifs, bmps, pnms, webps):
        make()
    pixels = {}
    index = ""
    for name in sorted(IMAGES):
        key = hashlib.sha256(IMAGES[name][1]).hexdigest()[:12] + ".rgb"
        pixels[key] = IMAGES[name][1]
        index += f"{name} {key}\n"
    entries = {"index.txt": index.encode(), **{name: data for name, (data, _) in IMAGES.items()}, **pixels}
    with zipfile.ZipFile(sys.argv[1], "w") as target:
        for name in sorted(entries):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            target.writestr(info, entries[name], zipfile.ZIP_DEFLATED, 9)
    print(len(IMAGES), "images,", os.path.getsize(sys.argv[1]), "bytes")


if __name__ == "__main__":
    main()
