"""GDAL's viewshed for bench/terrain.ts, timed in its own process. Arguments: the file of heights (f32, row-major), the grid and view as
JSON. Then for every line "n" on standard input n views, answered by a line "wall_ms cpu_ms" for all of them; for "result" the SHA-256 of
the window's cells, 255 visible and 0 not."""
import hashlib
import json
import sys
import time

from osgeo import gdal, osr

gdal.UseExceptions()
path, view = sys.argv[1], json.loads(sys.argv[2])
columns, rows, step = view["columns"], view["rows"], view["stepM"]
grid = gdal.GetDriverByName("MEM").Create("", columns, rows, 1, gdal.GDT_Float32)
grid.SetGeoTransform((0, step, 0, 0, 0, -step))
reference = osr.SpatialReference()
reference.ImportFromEPSG(32619)
grid.SetSpatialRef(reference)
with open(path, "rb") as file:
    grid.GetRasterBand(1).WriteRaster(0, 0, columns, rows, file.read())


def look():
    return gdal.ViewshedGenerate(
        grid.GetRasterBand(1), "MEM", "", [], (view["column"] + 0.5) * step, -(view["row"] + 0.5) * step,
        view["eyeM"], view["targetM"], 255, 0, 0, -1, view["curvature"], gdal.GVM_Edge, view["radiusM"],
        heightMode=gdal.GVOT_NORMAL,
    )


for line in sys.stdin:
    if line.strip() == "result":
        seen = look()
        west, _, _, north, _, _ = seen.GetGeoTransform()
        left, top = view["firstColumn"] - round(west / step), view["firstRow"] - round(-north / step)
        cells = seen.ReadRaster(left, top, view["width"], view["height"])
        print(hashlib.sha256(cells).hexdigest(), flush=True)
        continue
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(int(line)):
        look()
    print((time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000, flush=True)
