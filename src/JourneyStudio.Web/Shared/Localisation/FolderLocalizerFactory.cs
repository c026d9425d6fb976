using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Shared.Localisation;

internal sealed class FolderLocalizerFactory(StringCatalogue catalogue) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => new FolderLocalizer(catalogue, resourceSource.Namespace ?? "");

    public IStringLocalizer Create(string baseName, string location) => new FolderLocalizer(catalogue, baseName);
}
