using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace JourneyStudio.Storage.Settings.Keys;

/// <summary>Encrypts a data-protection key before it is stored.</summary>
internal sealed class SecretKeyEncryptor(KeySecret secret) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("secret", secret.Encrypt(plaintextElement.ToString(SaveOptions.DisableFormatting))),
        typeof(SecretKeyDecryptor));
}
