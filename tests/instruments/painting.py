"""A drawing of a cell as pixels, black on white: enough of SVG to paint what a matrix draws."""

import re
import xml.etree.ElementTree as ET
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw

Box = tuple[float, ...]
FINER = 3  # painted larger, then made small: soft edges


@lru_cache(maxsize=8192)
def painted(svg: str, pixels: int) -> NDArray[np.float64]:
    """How dark each pixel is, from 0 to 1."""
    scale = pixels * FINER / 960
    image = Image.new("L", (pixels * FINER, pixels * FINER))
    pen = ImageDraw.Draw(image)
    for element in ET.fromstring(svg)[0]:
        name = element.tag.partition("}")[2]
        numbers = {key: float(value) for key, value in element.attrib.items() if value.isdecimal()}
        if name == "path" and element.get("fill-opacity") == "1":
            _body(image, element.attrib["d"], scale)
        elif name == "path" and element.get("stroke-opacity") == "1":
            for stroke in re.findall(r"M([^M]*)", element.attrib["d"]):
                _line(pen, _numbers(stroke, scale), numbers["stroke-width"] * scale)
        elif name == "polygon" and element.get("stroke-opacity") == "1":
            corners = _numbers(element.attrib["points"], scale)
            _line(pen, (*corners, *corners[:2]), numbers["stroke-width"] * scale)
        elif name == "line" and element.get("stroke-opacity") == "1":
            ends = tuple(numbers[end] * scale for end in ("x1", "y1", "x2", "y2"))
            _line(pen, ends, numbers["stroke-width"] * scale)
        elif name == "circle" and element.get("fill-opacity") == "1":
            x, y, radius = (numbers[part] * scale for part in ("cx", "cy", "r"))
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    small = image.resize((pixels, pixels), Image.Resampling.BOX)
    return np.asarray(small, dtype=float) / 255


def _body(image: Image.Image, path: str, scale: float) -> None:
    """A figure with its window cut out; the window lies inside."""
    outline, window = (_numbers(part, scale) for part in re.findall(r"M([^Z]*)Z", path))
    mask = Image.new("L", image.size)
    ImageDraw.Draw(mask).polygon(outline, fill=255)
    if len(set(zip(window[::2], window[1::2], strict=True))) > 1:
        ImageDraw.Draw(mask).polygon(window, fill=0)
    image.paste(ImageChops.lighter(image, mask))


def _numbers(text: str, scale: float) -> Box:
    return tuple(int(number) * scale for number in re.findall(r"\d+", text))


def _line(pen: ImageDraw.ImageDraw, points: Box, width: float) -> None:
    if len(set(zip(points[::2], points[1::2], strict=True))) > 1:
        pen.line(points, fill=255, width=max(1, round(width)))
