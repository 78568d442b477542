#!/usr/bin/python3
"""Opens a GeoPackage of 'ikn export map' in QGIS and draws what a user would see.

    QT_QPA_PLATFORM=offscreen scripts/oracle/qgis_check.py ikn.gpkg FOLDER

Needs Debian's python3-qgis. Fails if the project in the file does not load, if a layer of it is invalid, empty or
without its style, or if a layer opened by itself does not get the style that the file holds. Writes map.png and one
PNG for each layer into the folder.
"""

import os
import sqlite3
import sys

from qgis.core import (
    QgsApplication,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize


def draw(layers, path):
    extent = QgsRectangle()
    for layer in layers:
        extent.combineExtentWith(layer.extent())
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setOutputSize(QSize(1000, 900))
    settings.setDestinationCrs(layers[0].crs())
    settings.setExtent(extent)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(path)


def main(path, folder):
    path = os.path.abspath(path)
    database = sqlite3.connect(path)
    (name,) = database.execute("SELECT name FROM qgis_projects").fetchone()
    styled = database.execute("SELECT f_table_name, styleQML FROM layer_styles ORDER BY id").fetchall()
    database.close()
    faults = []
    project = QgsProject.instance()
    if not project.read(f"geopackage:{path}?projectName={name}"):
        faults.append(f"the project does not load: {project.error()}")
    if not project.crs().isValid():
        faults.append("the project has no reference system")
    nodes = project.layerTreeRoot().findLayers()
    if not nodes:
        faults.append("the project has no layers")
    for node in nodes:
        layer = node.layer()
        if layer is None or not layer.isValid() or layer.featureCount() == 0:
            faults.append(f"the layer '{node.name()}' is not valid, or empty")
        else:
            print(f"{node.name()}: {layer.featureCount()}, {layer.renderer().type()}, shown {node.isVisible()}")
    visible = [node.layer() for node in nodes if node.isVisible() and node.layer()]
    if visible:
        draw(visible, os.path.join(folder, "map.png"))
    for table, style in styled:
        layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
        if f'<renderer-v2 type="{layer.renderer().type()}"' not in style:
            faults.append(f"the layer '{table}' has no style of its own")
        draw([layer], os.path.join(folder, f"{table}.png"))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    application = QgsApplication([], False)
    application.initQgis()
    status = main(sys.argv[1], sys.argv[2])
    application.exitQgis()
    sys.exit(status)
