/** File types: the EU list, and the media types they stand for (T7). @module */
import { authority, codeOf, type List } from './list.ts'

export const fileTypes: List = authority(
  'file-type',
  `
7Z 7z
AAB AAB
AAC AAC
AKN4EU AKN4EU file
AKN4EU_ZIP AKN4EU ZIP
APK APK
APPX AppX
ARC ARC
ARCINFO_COV ArcInfo coverage
ARC_GZ ARC GZ
ARJ ARJ
ATOM Atom Feed
AZW Amazon Kindle eBook
BIN Binary Data
BITS BITS XML
BMP Bitmap Image File
BWF BWF
BZIP2 bzip2
CSS CSS
CSV CSV
DAPK DAPK
DBF DBF
DCR DCR File
DEB deb
DGN DGN
DMG DMG
DMP Oracle Dump
DOC Word DOC
DOCX Word DOCX
DTD_SGML SGML DTD
DTD_XML XML DTD
DWG DWG
DXF DXF
E00 E00
EAR EAR
ECW ECW
EPS Encapsulated Postscript
EPUB EPUB
ETSI_XML ETSI signature validation report
EXE EXE
FMX4 Formex 4
FMX4_ZIP FMX4 ZIP
GDB Esri File Geodatabase
GEOJSON GeoJSON
GEOTIFF GeoTIFF
GIF GIF
GML GML
GMZ Zipped GML
GPKG GeoPackage
GRID Esri binary grid
GRID_ASCII Esri ASCII grid
GTFS GTFS
GZIP GNU zip
HDF HDF
HDT HDT
HTML HTML
HTML5 HTML5
HTML_SIMPL HTML simplified
ICS ICalendar
IMMC_XML IMMC XML message
INDD INDD
IPA IPA
ISO ISO image
ISO_ZIP Zipped ISO image
JAR JAR
JATS JATS XML
JPEG JPEG
JPEG2000 JPEG 2000
JS JavaScript
JSON JSON
JSON_LD JSON-LD
KML KML
KMZ KMZ
LAS LASer file
LAZ Compressed LAS file
LHA LHA
LPK Layer package
LZIP lzip
LZMA lzma
LZO lzo
MAP_PRVW ArcGIS Map Preview
MAP_SRVC ArcGIS Map Service
MBOX MBOX
MDB MDB
METS METS XML
METS_ZIP METS package
MHTML MHTML
MIF_MID MIF/MID
MOBI Mobipocket eBook
MOP MOP
MP3 MP3
MPEG2 MPEG-2
MPEG4 MPEG-4
MPEG4_AVC MPEG-4 AVC
MRSID MrSID
MSG_HTTP HTTP Message
MSI MSI
MXD MXD
N3 N3
NETCDF NetCDF
OAPK OAPK
OCTET Octet Stream
ODB OpenDocument Database
ODC OpenDocument Chart
ODF ODF
ODG OpenDocument Image
ODP ODP
ODS ODS
ODT ODT
OVF OVF
OWL OWL
PDF PDF
PDF1X PDF1X
PDFA1A PDF/A-1a
PDFA1B PDF/A-1b
PDFA2A PDF/A-2a
PDFA2B PDF/A-2b
PDFA3 PDFA-3
PDFUA PDF/UA
PDFX PDF/X
PDFX1A PDF/X-1a
PDFX2A PDF/X-2a
PDFX4 PDF/X-4
PL Perl script
PNG PNG
PPS PowerPoint Slide Show
PPSX PowerPoint PPSX
PPT PowerPoint PPT
PPTX PowerPoint PPTX
PS PS
PSD PSD
PWP PWP
QGS QGS
RAR RAR
RDF RDF
RDFA RDFa
RDF_N_QUADS RDF N-Quads
RDF_N_TRIPLES RDF N-Triples
RDF_THRIFT RDF Thrift
RDF_TRIG RDF TriG
RDF_TRIX RDF TriX
RDF_TURTLE RDF Turtle
RDF_XML RDF XML
REST Esri REST
RPM RPM
RSS RSS feed
RTF RTF
SB3 sb3
SCHEMA_XML XML schema
SDMX SDMX
SGML SGML
SHP Esri Shape
SKOS_XML SKOS
SPARQLQ SPARQL
SPARQLQRES SPARQL results
SQL SQL
STL StL
SVG SVG
SWM SWM
TAB MapInfo TAB file
TAB_RSTR MapInfo TAB raster file
TAR TAR
TAR_GZ TAR GZ
TAR_XZ TAR XZ
TIFF TIFF
TIFF_FX TIFF FX
TMX TMX
TSV TSV
TXT Plain text
UNGEN Ungen
WAR WAR
WARC WARC
WARC_GZ WARC GZ
WAV WAV
WCS_SRVC WCS
WFS_SRVC WFS
WIM WIM
WMS_SRVC WMS
WORLD World file
XHTML XHTML
XHTML5 XHTML5
XHTML_SIMPL XHTML simplified
XLIFF XLIFF
XLS Excel XLS
XLSB XLSB
XLSM XLSM
XLSX Excel XLSX
XML XML
XSLFO XSL-FO
XSLT XSLT
XYZ XYZ Chemical File
XZ xz
YAML YAML
Z Z
ZIP ZIP
`,
)

/** IANA media types. There is no entry for WebP, AVIF or Markdown: those are `OCTET`, a stream of bytes. */
const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'image/png': 'PNG',
    'image/jpeg': 'JPEG',
    'image/svg+xml': 'SVG',
    'image/gif': 'GIF',
    'image/tiff': 'TIFF',
    'image/bmp': 'BMP',
    'image/jp2': 'JPEG2000',
    'application/pdf': 'PDF',
    'application/json': 'JSON',
    'application/ld+json': 'JSON_LD',
    'application/geo+json': 'GEOJSON',
    'application/xml': 'XML',
    'application/rdf+xml': 'RDF_XML',
    'application/n-quads': 'RDF_N_QUADS',
    'application/n-triples': 'RDF_N_TRIPLES',
    'application/trig': 'RDF_TRIG',
    'application/zip': 'ZIP',
    'application/gzip': 'GZIP',
    'application/epub+zip': 'EPUB',
    'application/rtf': 'RTF',
    'application/yaml': 'YAML',
    'application/octet-stream': 'OCTET',
    'application/msword': 'DOC',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
    'application/vnd.ms-excel': 'XLS',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
    'application/vnd.ms-powerpoint': 'PPT',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
    'application/vnd.oasis.opendocument.text': 'ODT',
    'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
    'application/vnd.oasis.opendocument.presentation': 'ODP',
    'text/plain': 'TXT',
    'text/html': 'HTML',
    'text/css': 'CSS',
    'text/csv': 'CSV',
    'text/tab-separated-values': 'TSV',
    'text/turtle': 'RDF_TURTLE',
    'text/n3': 'N3',
    'text/javascript': 'JS',
    'text/calendar': 'ICS',
    'audio/mpeg': 'MP3',
    'audio/wav': 'WAV',
    'audio/aac': 'AAC',
    'video/mp4': 'MPEG4',
    'video/mpeg': 'MPEG2',
  }),
)
const mediaTypes: ReadonlyMap<string, string> = new Map([...types].map(([mime, code]) => [code, mime]))
const spellings: ReadonlyMap<string, string> = new Map([
  ['image/jpg', 'image/jpeg'],
  ['image/svg', 'image/svg+xml'],
  ['text/xml', 'application/xml'],
  ['application/x-yaml', 'application/yaml'],
])

/** The code of a media type; `undefined`: the list has none. */
export const fileType = (mime: string): string | undefined => types.get(spellings.get(mime.toLowerCase()) ?? mime.toLowerCase())

/** The media type that an entry stands for. */
export function mediaType(iri: string): string | undefined {
  const code = codeOf(fileTypes, iri)
  return code === undefined ? undefined : mediaTypes.get(code)
}
