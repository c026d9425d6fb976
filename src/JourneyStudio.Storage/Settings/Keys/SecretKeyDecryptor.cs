using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Storage.Settings.Keys;

/// <summary>Reads back what <see cref="SecretKeyEncryptor"/> wrote. Data protection makes it by name, with the container.</summary>
internal sealed class SecretKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private readonly KeySecret secret = services.GetRequiredService<KeySecret>();

    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(secret.Decrypt(encryptedElement.Value));
}
