"""Stamps a PDF of ours as an office does, with a certificate made here: `python stamp.py FIELD FROM TO`. The seal goes
into the field of that name; where FIELD is `-`, the signature is invisible. Both are signatures of the PDF, added
behind it.
"""

import datetime
import sys
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from PIL import Image, ImageDraw
from pyhanko.pdf_utils import layout
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.stamp import StaticStampStyle

PASSWORD = b"test"


def signer():
    """A key with a certificate that vouches for itself."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Seal of a test")])
    begins = datetime.datetime(2026, 1, 1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begins)
        .not_valid_after(begins + datetime.timedelta(days=36500))
        .add_extension(
            x509.KeyUsage(True, True, *[False] * 7),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    kept = pkcs12.serialize_key_and_certificates(
        b"test", key, certificate, None, serialization.BestAvailableEncryption(PASSWORD)
    )
    return signers.SimpleSigner.load_pkcs12_data(kept, other_certs=[], passphrase=PASSWORD)


def seal():
    """A red ring through which the text shows."""
    picture = Image.new("RGBA", (420, 420), (255, 255, 255, 0))
    ImageDraw.Draw(picture).ellipse((10, 10, 410, 410), outline="red", width=12)
    return picture


def main(field, source, target):
    with open(source, "rb") as file:
        writer = IncrementalPdfFileWriter(BytesIO(file.read()))
    if field == "-":
        # A rectangle without area is no part of a page, and needs no tag (ISO 14289-1 §7.18.1).
        fields.append_signature_field(writer, fields.SigFieldSpec("Approval", box=(0, 0, 0, 0)))
        metadata, style = signers.PdfSignatureMetadata(field_name="Approval"), None
    else:
        middle = layout.AxisAlignment.ALIGN_MID
        whole = layout.SimpleBoxLayoutRule(x_align=middle, y_align=middle, margins=layout.Margins(0, 0, 0, 0))
        picture = PdfImage(seal(), opacity=None)
        style = StaticStampStyle(border_width=0, background=picture, background_layout=whole, background_opacity=1)
        metadata = signers.PdfSignatureMetadata(field_name=field)
    pdf_signer = signers.PdfSigner(metadata, signer=signer(), stamp_style=style)
    with open(target, "wb") as file:
        file.write(pdf_signer.sign_pdf(writer, existing_fields_only=True).getvalue())


if __name__ == "__main__":
    main(*sys.argv[1:])
